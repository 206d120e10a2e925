using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace Kotline.Web.Pages.Imports;

/// <summary>A list of imports as described by its address, so that Back, a reload and a shared link show the same.</summary>
public sealed record ImportListAddress(long? Partner, Month? Month, ImportListState? State, ImportSort Sort, bool IsAscending)
{
    private const string Path = "/Imports";

    public bool HasFilter => Partner is not null || Month is not null || State is not null;

    public string SortWord => Word(Sort);

    public string DirectionWord => IsAscending ? "asc" : "desc";

    /// <summary>Whatever the address leaves out or gets wrong takes its default: all imports, the latest received on top.</summary>
    public static ImportListAddress Of(IQueryCollection query)
    {
        var sort = Parse<ImportSort>(query["sort"]) ?? ImportSort.Received;
        return new ImportListAddress(
            Id(query, "partner"),
            Domain.Imports.Month.Parse(query["month"]),
            Parse<ImportListState>(query["state"]),
            sort,
            query["dir"] == "asc" || (query["dir"] != "desc" && IsFirstAscending(sort)));
    }

    public static long? Id(IQueryCollection query, string name) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public ImportListQuery Query(long? after, long? before) => new(Partner, Month, State, Sort, IsAscending, after, before);

    /// <param name="cursor">"after" or "before"; null for the first page.</param>
    public string Href(string? cursor = null, long? importId = null) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["partner"] = Partner?.ToString(CultureInfo.InvariantCulture),
        ["month"] = Month?.ToString(),
        ["state"] = State is { } state ? Word(state) : null,
        ["sort"] = Sort == ImportSort.Received ? null : SortWord,
        ["dir"] = IsAscending == IsFirstAscending(Sort) ? null : DirectionWord,
        [cursor ?? "after"] = importId?.ToString(CultureInfo.InvariantCulture),
    });

    public SortHeader Header(string label, ImportSort sort, bool isNumber = false)
    {
        var isCurrent = sort == Sort;
        var sorted = this with { Sort = sort, IsAscending = isCurrent ? !IsAscending : IsFirstAscending(sort) };
        return new SortHeader(label, Word(sort), isCurrent, !IsAscending, sorted.Href(), isNumber);
    }

    // Names begin at A. For dates and figures people look for the latest and the largest.
    private static bool IsFirstAscending(ImportSort sort) => sort == ImportSort.Partner;

    private static T? Parse<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Word(value) == word).Cast<T?>().FirstOrDefault();
}
