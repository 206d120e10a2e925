using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Demand;
using Kotline.Web.Pages.Clients;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Demand;

/// <summary>What to order for the clients' vehicles: filtered and paged by the address, or all of it as a file.</summary>
public sealed class DemandModel(ReadDemand readDemand, ListClientChoices listChoices, DemandText text, CountriesText countries) : PageModel
{
    private const int PageSize = 50;

    public DemandQuery Query { get; private set; } = new();

    /// <summary>Of the list, from 1.</summary>
    public int Number { get; private set; } = 1;

    public DemandList Demand { get; private set; } = null!;

    public bool IsFiltered => Query != new DemandQuery();

    public IReadOnlyList<Choice> CountryOptions { get; private set; } = [];

    public IReadOnlyList<Choice> CategoryOptions =>
        [new("", text["AllCategories"]), .. Demand.Categories.Select(category => new Choice(category, category))];

    public IReadOnlyList<Choice> ShowOptions => [new("", text["ShowAll"]), new("short", text["ShowShort"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        (Query, Number) = DemandAddress.Parse(Request.QueryString.Value);
        Demand = await readDemand.RunAsync(Query, PageSize, (Number - 1) * PageSize, cancellationToken);
        if (Demand.Products.Count == 0 && Number > 1)
        {
            return Redirect(DemandAddress.Of(Query));
        }

        var choices = await listChoices.RunAsync(DatabaseRole.Employee, cancellationToken);
        CountryOptions = [new("", text["AllCountries"]), .. countries.Choices(choices.Countries)];
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var (query, _) = DemandAddress.Parse(Request.QueryString.Value);
        var demand = await readDemand.RunAsync(query, limit: null, offset: 0, cancellationToken);
        return File(DemandFile.Of(demand, text), CsvCell.MediaType + "; charset=utf-8", text["FileName"]);
    }

    public Pager Pager() => new(
        text.Plural("Count", Demand.ProductCount),
        Number > 1 ? DemandAddress.Of(Query) : null,
        Number > 1 ? DemandAddress.Of(Query, Number - 1) : null,
        Number * PageSize < Demand.ProductCount ? DemandAddress.Of(Query, Number + 1) : null);
}
