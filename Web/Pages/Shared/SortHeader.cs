namespace Kotline.Web.Pages.Shared;

/// <summary>
/// A column's heading that sorts the table by this column. It is a link, so that it works without JavaScript and with the Back button.
/// </summary>
/// <param name="Key">The column's name in the address.</param>
/// <param name="Href">The address of the list sorted by this column, or in reverse order if it already is.</param>
public sealed record SortHeader(string Label, string Key, bool IsCurrent, bool IsDescending, string Href, bool IsNumber = false)
{
    /// <summary>The value of aria-sort; null for a column by which the table isn't sorted.</summary>
    public string? Order => !IsCurrent ? null : IsDescending ? "descending" : "ascending";
}
