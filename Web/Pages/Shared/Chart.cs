namespace Kotline.Web.Pages.Shared;

/// <summary>
/// A chart and its table, from the same rows: _Chart writes the table, and js/charts.js draws the chart above it from the table. Without
/// JavaScript there is only the table.
/// </summary>
/// <param name="Id">Unique on the page. The table's id is Id-table, its heading's is Id-title.</param>
/// <param name="Category">The heading of the rows' names.</param>
/// <param name="Series">The headings of the values, one for each value of a row.</param>
/// <param name="ShareOf">If given, the table also has each row's share of this total, and the total below.</param>
public sealed record Chart(
    string Id,
    string Title,
    ChartKind Kind,
    string Category,
    IReadOnlyList<string> Series,
    IReadOnlyList<ChartRow> Rows,
    decimal? ShareOf = null,
    string? Note = null)
{
    public bool IsEmpty => Rows.All(row => row.Values.All(value => value == 0));
}

public sealed record ChartRow(string Label, params decimal[] Values)
{
    /// <summary>
    /// Whether this row sums up everything that has no row of its own. It is in the table but isn't drawn, since it would dwarf the others.
    /// </summary>
    public bool IsRest { get; init; }
}

public enum ChartKind
{
    /// <summary>Horizontal bars, one for each row: for names.</summary>
    Bar,

    /// <summary>Vertical bars: for ordered categories such as years, ages or sizes. Several series stand side by side.</summary>
    Column,

    /// <summary>A few parts of a whole.</summary>
    Donut,

    /// <summary>Two series back to back, as in an age pyramid. Rows go from the bottom to the top.</summary>
    Pyramid,

    /// <summary>A line over time.</summary>
    Line,
}
