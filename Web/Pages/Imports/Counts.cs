namespace Kotline.Web.Pages.Imports;

/// <summary>How many rows bear a name.</summary>
public sealed record Count(string Name, int Rows);

/// <summary>A table of rows counted by something, each with its share of all rows read.</summary>
/// <param name="TitleId">The heading that names the table.</param>
/// <param name="TotalName">The last line's name, when the counts add up to all rows.</param>
public sealed record Counts(string TitleId, string Heading, IReadOnlyList<Count> Lines, int RowsRead, string? TotalName = null)
{
    public double ShareOf(int rows) => RowsRead == 0 ? 0 : (double)rows / RowsRead;
}
