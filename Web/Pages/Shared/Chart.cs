namespace Kotline.Web.Pages.Shared;

/// <summary>
/// Figures that are drawn and written from the same rows: _Chart writes the table, and js/charts.js draws what the table says above it.
/// Without JavaScript the table stands alone.
/// </summary>
/// <param name="Id">Unique on the page; the table is Id-table, its heading Id-title.</param>
/// <param name="Category">The heading of the rows' names.</param>
/// <param name="Series">The headings of the values, one for each value of a row.</param>
/// <param name="ShareOf">When given, each row's share of this total is written too, and the total under them.</param>
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
    /// <summary>What all the other rows leave over: written, but not drawn, since it would dwarf them.</summary>
    public bool IsRest { get; init; }
}

public enum ChartKind
{
    /// <summary>Lying bars, one a row: for names.</summary>
    Bar,

    /// <summary>Standing bars, for an order: years, ages, sizes. Several series stand side by side.</summary>
    Column,

    /// <summary>Parts of a whole; few of them.</summary>
    Donut,

    /// <summary>Two series back to back: an age pyramid. Rows go from the bottom to the top.</summary>
    Pyramid,

    /// <summary>Over time.</summary>
    Line,
}
