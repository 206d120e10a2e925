using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Stock.Demand;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>
/// What demand is asked for and its address, both ways. What can't be understood is no condition, and what is as usual isn't written.
/// </summary>
public static class DemandAddress
{
    public const string Path = "/Stock/Demand";

    private const int CategoryLengthMax = 100;

    // Pages far beyond any list that there is.
    private const int PageMax = 10_000;

    /// <returns>What is asked for, and which page of it, from 1.</returns>
    public static (DemandQuery Query, int Page) Parse(string? queryString)
    {
        var fields = QueryHelpers.ParseQuery(queryString);
        return (
            new DemandQuery(
                Text(fields, "country")?.ToUpperInvariant() is { } code && CountryCodes.All.Contains(code) ? code : null,
                Text(fields, "category") is { Length: <= CategoryLengthMax } category && !category.Any(char.IsControl) ? category : null,
                Text(fields, "show") == "short"),
            int.TryParse(Text(fields, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= PageMax ? page : 1);
    }

    public static string Of(DemandQuery query, int page = 1) =>
        Of(query, "page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    /// <summary>All of it as a file.</summary>
    public static string OfFile(DemandQuery query) => Of(query, "handler", "Csv");

    /// <summary>One product, by country.</summary>
    public static string OfProduct(long productId) => string.Create(CultureInfo.InvariantCulture, $"/Stock/Products/{productId}/Demand");

    private static string Of(DemandQuery query, string field, string? value) => Path + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["country"] = query.Country,
            ["category"] = query.Category,
            ["show"] = query.IsShortOnly ? "short" : null,
            [field] = value,
        }.Where(one => one.Value is not null)).Value;

    private static string? Text(Dictionary<string, StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values[0]?.Trim() is { Length: > 0 } text ? text : null;
}
