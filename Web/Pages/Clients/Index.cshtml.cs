using System.Globalization;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Clients;

/// <summary>The clients: searched as one types, filtered, sorted, page by page. The address holds all of these.</summary>
public sealed class IndexModel(
    ListClients listClients, ListClientChoices listChoices, ClientsText text, CountriesText countries) : PageModel
{
    public bool IsManager => User.Holds(Role.Manager);

    public ClientSearch Search { get; private set; } = new();

    public ClientList List { get; private set; } = null!;

    public ClientChoices Choices { get; private set; } = null!;

    /// <summary>The query of this list, so that its clients' pages can link back to it.</summary>
    public string? Query => ClientListAddress.QueryOf(Search);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var role = IsManager ? DatabaseRole.Manager : DatabaseRole.Employee;
        Search = ClientListAddress.Parse(Request.QueryString.Value, IsManager);
        Choices = await listChoices.RunAsync(role, cancellationToken);
        List = await listClients.RunAsync(Search, role, cancellationToken);

        // The address in the browser leaves out the fields that were left blank.
        Response.Headers["HX-Push-Url"] = ClientListAddress.Of(Search);
        return this.PageOrPartial("Clients/_Results");
    }

    public Pager Pager() => new(
        List.IsCountCapped ? text["CountAbove", Numbers.Whole(List.Count)]
            : List.Count == 0 ? text["CountNone"]
            : List.Count == 1 ? text["CountOne"]
            : text["Count", Numbers.Whole(List.Count)],
        List.Previous is null ? null : ClientListAddress.Of(Search with { Cursor = null }),
        List.Previous is null ? null : ClientListAddress.Of(Search with { Cursor = List.Previous }),
        List.Next is null ? null : ClientListAddress.Of(Search with { Cursor = List.Next }));

    /// <summary>A column's heading. If the list is already sorted by this column, its link reverses the order.</summary>
    public SortHeader Header(ClientSort sort)
    {
        var isCurrent = Search.Sort == sort;
        return new SortHeader(
            text["Column_" + sort],
            sort.ToString().ToLowerInvariant(),
            isCurrent,
            Search.IsDescending,
            ClientListAddress.Of(Search with { Sort = sort, IsDescending = isCurrent && !Search.IsDescending, Cursor = null }),
            IsNumber: sort == ClientSort.Age);
    }

    /// <summary>The conditions that narrow the list now, each with the address of the list without it.</summary>
    public IEnumerable<(string Text, string Href)> Narrowings()
    {
        (string? Text, ClientSearch Without)[] all =
        [
            (Search.Words is { } words ? text["NarrowedByWords", words].Value : null, Search with { Words = null }),
            (Search.Country is { } country ? countries.Name(country) : null, Search with { Country = null }),
            (Search.Gender is { } gender ? text["Gender_" + gender].Value : null, Search with { Gender = null }),
            (Search.AgeFrom is { } from ? text["NarrowedByAgeFrom", from].Value : null, Search with { AgeFrom = null }),
            (Search.AgeTo is { } to ? text["NarrowedByAgeTo", to].Value : null, Search with { AgeTo = null }),
            (NameOf(Choices.Brands, Search.BrandId), Search with { BrandId = null }),
            (NameOf(Choices.Partners, Search.PartnerId), Search with { PartnerId = null }),
            (Search.Suspended is { } suspended ? text[suspended ? "Status_suspended" : "Status_active"].Value : null, Search with { Suspended = null }),
        ];
        return all.Where(narrowing => narrowing.Text is not null)
            .Select(narrowing => (narrowing.Text!, ClientListAddress.Of(narrowing.Without with { Cursor = null })));
    }

    /// <summary>The address of all clients, in the same order.</summary>
    public string ClearedHref => ClientListAddress.Of(new ClientSearch(Sort: Search.Sort, IsDescending: Search.IsDescending));

    public IReadOnlyList<Choice> Options(string allKey, IEnumerable<ClientChoices.Named> named) =>
        [new("", text[allKey]), .. named.Select(one => new Choice(one.Id.ToString(CultureInfo.InvariantCulture), one.Name))];

    public IReadOnlyList<Choice> Options(string allKey, params string[] codes) =>
        [new("", text[allKey]), .. codes.Select(code => new Choice(code, text["Option_" + code]))];

    public IReadOnlyList<Choice> CountryOptions() => [new("", text["AllCountries"]), .. countries.Choices(Choices.Countries)];

    private static string? NameOf(IReadOnlyList<ClientChoices.Named> named, long? id) =>
        id is null ? null : named.FirstOrDefault(one => one.Id == id)?.Name ?? "?";
}
