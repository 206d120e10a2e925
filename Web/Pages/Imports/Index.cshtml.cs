using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

/// <summary>The imports, by partner and month.</summary>
public sealed class IndexModel(ListImports listImports) : PageModel
{
    private const int MissingNamedMax = 10;

    public ImportListAddress Address { get; private set; } = null!;

    public ImportList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Address = ImportListAddress.Of(Request.Query);
        var (after, before) = (ImportListAddress.Id(Request.Query, "after"), ImportListAddress.Id(Request.Query, "before"));
        List = await listImports.RunAsync(Address.Query(after, before), cancellationToken);
        return this.PageOrPartial("Imports/_Imports");
    }

    public IReadOnlyList<Choice> Partners(ImportsText text) =>
        [new("", text["AllPartners"]), .. List.Partners.Select(partner => new Choice(partner.Id.ToString(CultureInfo.InvariantCulture), partner.Name))];

    /// <summary>The months in which a file came in, and the month that is filtered by.</summary>
    public IReadOnlyList<Choice> Months(ImportsText text)
    {
        var months = Address.Month is { } asked && !List.Months.Contains(asked) ? List.Months.Append(asked) : List.Months;
        return [new("", text["AllMonths"]), .. months.Select(month => new Choice(month.ToString(), Name(month)))];
    }

    public static IReadOnlyList<Choice> States(ImportsText text) =>
        [new("", text["AllStates"]), .. Enum.GetValues<ImportListState>().Select(state =>
            new Choice(ImportListAddress.Word(state), text["ListState_" + ImportListAddress.Word(state)]))];

    /// <summary>"Alpha, Beta"; if there are many partners, the first ones and how many others.</summary>
    public string Missing(ImportsText text)
    {
        var named = string.Join(", ", List.Missing.Take(MissingNamedMax).Select(partner => partner.Name));
        var others = List.Missing.Count - MissingNamedMax;
        return others > 0 ? text["NamesAndOthers", named, text.Plural("OtherPartners", others)] : named;
    }

    public Pager Pager(ImportsText text) => new(
        text.Plural("ImportCount", List.Count),
        List.HasPrevious ? Address.Href() : null,
        List.HasPrevious && List.Imports.Count > 0 ? Address.Href("before", List.Imports[0].Id) : null,
        List.HasNext && List.Imports.Count > 0 ? Address.Href("after", List.Imports[^1].Id) : null);

    public static string Name(Month month) => month.FirstDay.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
