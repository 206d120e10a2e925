using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kotline.Web.Pages.Clients;

/// <summary>
/// Converts a list of clients to its address and back. The query holds whatever narrows or sorts the list, so that Back, a reload and a
/// shared link show the same. What can't be understood is ignored, and default values aren't written.
/// </summary>
public static class ClientListAddress
{
    public const string Path = "/Clients";
    private const int AgeMax = 150;

    /// <param name="isManager">For others the status is ignored, since they don't see suspended clients.</param>
    public static ClientSearch Parse(string? queryString, bool isManager)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        var sort = Enum.TryParse<ClientSort>(Text(query, "sort"), ignoreCase: true, out var named) && Enum.IsDefined(named)
            ? named
            : ClientSort.Name;
        return new ClientSearch(
            Words(Text(query, "q")),
            Text(query, "country")?.ToUpperInvariant() is { } code && CountryCodes.All.Contains(code) ? code : null,
            Text(query, "gender") switch { "female" => Gender.Female, "male" => Gender.Male, _ => null },
            Number(query, "ageFrom", AgeMax),
            Number(query, "ageTo", AgeMax),
            Id(query, "brand"),
            Id(query, "partner"),
            isManager ? Text(query, "status") switch { "active" => false, "suspended" => true, _ => null } : null,
            sort,
            Text(query, "order") == "desc",
            ClientCursor.Parse(Text(query, "after"), isBackward: false) ?? ClientCursor.Parse(Text(query, "before"), isBackward: true));
    }

    /// <summary>The query alone, which the pages of the list's clients carry along; null for the list without any condition.</summary>
    public static string? QueryOf(ClientSearch search)
    {
        var query = QueryString.Create(Fields(search).Where(field => field.Value is not null));
        return query.HasValue ? query.Value![1..] : null;
    }

    public static string Of(ClientSearch search) => QueryOf(search) is { } query ? $"{Path}?{query}" : Path;

    /// <summary>A client's page, from which there is a way back to this list.</summary>
    public static string OfClient(long clientId, string? list, string page = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}/{clientId}{page}")
        + (list is null ? "" : QueryString.Create("list", list).Value);

    private static Dictionary<string, string?> Fields(ClientSearch search) => new Dictionary<string, string?>
    {
        ["q"] = search.Words,
        ["country"] = search.Country,
        ["gender"] = search.Gender switch { Gender.Female => "female", Gender.Male => "male", _ => null },
        ["ageFrom"] = Text(search.AgeFrom),
        ["ageTo"] = Text(search.AgeTo),
        ["brand"] = Text(search.BrandId),
        ["partner"] = Text(search.PartnerId),
        ["status"] = search.Suspended switch { true => "suspended", false => "active", _ => null },
        ["sort"] = search.Sort == ClientSort.Name ? null : search.Sort.ToString().ToLowerInvariant(),
        ["order"] = search.IsDescending ? "desc" : null,
        [search.Cursor?.IsBackward == true ? "before" : "after"] = search.Cursor?.Text,
    };

    private static string? Words(string? text)
    {
        if (text is null || text.Length <= ClientSearch.WordsLengthMax)
        {
            return text is null ? null : string.Concat(text.Select(unit => char.IsControl(unit) ? ' ' : unit)).Trim() is { Length: > 0 } words ? words : null;
        }

        // Doesn't cut a surrogate pair in two.
        var length = ClientSearch.WordsLengthMax - (char.IsHighSurrogate(text[ClientSearch.WordsLengthMax - 1]) ? 1 : 0);
        return Words(text[..length]);
    }

    private static string? Text(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var values) && values[0] is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static int? Number(Dictionary<string, StringValues> query, string name, int max) =>
        int.TryParse(Text(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : null;

    private static long? Id(Dictionary<string, StringValues> query, string name) =>
        long.TryParse(Text(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
