using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Kotline.Web.Pages.Imports;

/// <summary>The rows of an import that did not become clients.</summary>
public sealed class SetAsideModel(ListSetAsideRows listSetAsideRows) : PageModel
{
    private static readonly string[] reasons = [.. Enum.GetValues<Reason>().Select(reason => reason.Code()), SetAsideQuery.Unreadable];

    public SetAsideList List { get; private set; } = null!;

    /// <summary>An existing reason; null for all rows.</summary>
    public string? Reason { get; private set; }

    /// <summary>The parameters are texts, so that an address with nonsense in it still opens the list.</summary>
    public async Task<IActionResult> OnGetAsync(long id, string? reason, string? after, string? before, CancellationToken cancellationToken)
    {
        Reason = reasons.FirstOrDefault(known => known == reason);
        if (await listSetAsideRows.RunAsync(id, new SetAsideQuery(Reason, Line(after), Line(before)), cancellationToken) is not { } list)
        {
            return NotFound();
        }

        List = list;
        return this.PageOrPartial("Imports/_SetAsideRows");
    }

    /// <summary>The choice of all rows, then one for each reason that occurs in this import.</summary>
    public IReadOnlyList<Choice> Reasons(ImportsText text)
    {
        if (List.Import.Totals is not { } totals)
        {
            return [];
        }

        var counted = reasons.Select(reason => (
            Code: reason,
            Rows: reason == SetAsideQuery.Unreadable ? totals.Unreadable : totals.Reasons.GetValueOrDefault(reason)));
        return
        [
            new("", text["ReasonAll", Numbers.Whole(totals.SetAside + totals.Unreadable)]),
            .. counted.Where(reason => reason.Rows > 0 || reason.Code == Reason)
                .Select(reason => new Choice(reason.Code, text["ReasonCount", text["Reason_" + reason.Code], Numbers.Whole(reason.Rows)])),
        ];
    }

    public Pager Pager(ImportsText text) => new(
        text.Plural("RowCount", List.Count),
        List.HasPrevious ? Href(null, null) : null,
        List.HasPrevious && List.Rows.Count > 0 ? Href("before", List.Rows[0].LineNumber) : null,
        List.HasNext && List.Rows.Count > 0 ? Href("after", List.Rows[^1].LineNumber) : null);

    private string Href(string? cursor, int? line) => QueryHelpers.AddQueryString(
        $"/Imports/{List.Import.Id}/SetAside",
        new Dictionary<string, string?> { ["reason"] = Reason, [cursor ?? "after"] = line?.ToString(CultureInfo.InvariantCulture) });

    private static int? Line(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
}
