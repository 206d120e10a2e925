using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Imports;

/// <summary>Charts, with their tables, of what became of an import's rows.</summary>
public static class RowCharts
{
    public static Chart Outcomes(ImportTotals totals, ImportsText text) => new(
        "outcomes",
        text["OutcomesTitle"],
        ChartKind.Donut,
        text["Outcome"],
        [text["Rows"]],
        [
            new(text["Outcome_created"], totals.Created),
            new(text["Outcome_updated"], totals.Updated),
            new(text["Outcome_unchanged"], totals.Unchanged),
            new(text["Outcome_set_aside"], totals.SetAside),
            new(text["Outcome_unreadable"], totals.Unreadable),
        ],
        ShareOf: totals.RowsRead);

    public static Chart Reasons(ImportTotals totals, ImportsText text) => new(
        "reasons", text["ReasonsTitle"], ChartKind.Bar, text["Reason"], [text["Rows"]], Named(totals.Reasons, "Reason_", text), Note: text["ReasonsNote"]);

    public static Chart Remarks(ImportTotals totals, ImportsText text) => new(
        "remarks", text["RemarksTitle"], ChartKind.Bar, text["Remark"], [text["Rows"]], Named(totals.Remarks, "Remark_", text), Note: text["RemarksNote"]);

    /// <summary>The most frequent codes first; codes that no row has are left out.</summary>
    private static List<ChartRow> Named(IReadOnlyDictionary<string, int> countsByCode, string prefix, ImportsText text) =>
        [.. countsByCode
            .Where(pair => pair.Value > 0)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new ChartRow(text[prefix + pair.Key], pair.Value))];
}
