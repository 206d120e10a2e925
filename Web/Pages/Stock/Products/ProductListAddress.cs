using System.Globalization;
using Kotline.Infrastructure.Stock.Products;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>
/// A list of products and its address, both ways. What can't be understood is no condition, and what is as usual isn't written.
/// </summary>
public static class ProductListAddress
{
    public const string Path = "/Stock";

    public static ProductSearch Parse(string? queryString)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        return new ProductSearch(
            Words(query),
            StockWords.Read(Text(query, "category"), ProductSearch.WordsLengthMax),
            Text(query, "mark") == "low",
            Text(query, "state") switch { "retired" => false, "all" => null, _ => true },
            Enum.TryParse<ProductSort>(Text(query, "sort"), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : ProductSort.Sku,
            Text(query, "order") == "desc",
            int.TryParse(Text(query, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1);
    }

    public static string Of(ProductSearch search) => Path + QueryString.Create(Fields(search).Where(field => field.Value is not null));

    private static Dictionary<string, string?> Fields(ProductSearch search) => new()
    {
        ["q"] = search.Words,
        ["category"] = search.Category,
        ["mark"] = search.IsLow ? "low" : null,
        ["state"] = search.IsActive switch { true => null, false => "retired", null => "all" },
        ["sort"] = search.Sort == ProductSort.Sku ? null : search.Sort.ToString().ToLowerInvariant(),
        ["order"] = search.IsDescending ? "desc" : null,
        ["page"] = search.Page > 1 ? search.Page.ToString(CultureInfo.InvariantCulture) : null,
    };

    private static string? Words(Dictionary<string, StringValues> query) => StockWords.Read(Text(query, "q"), ProductSearch.WordsLengthMax);

    private static string? Text(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var values) && values[0] is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
