using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Clients;

/// <summary>What a search finds, in which order, page by page. The people are taken in once for all tests.</summary>
public sealed class ListClientsTests(ListClientsTests.SomeClients some) : IClassFixture<ListClientsTests.SomeClients>
{
    public sealed class SomeClients(DatabaseFixture fixture) : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await fixture.NewDatabaseAsync();
            await Database.TakeInAsync(
                new PartnerFileBuilder()
                    .Person(1, (GivenName, "Élodie"), (Surname, "Lefèvre"), (City, "Saint-Étienne"), (EmailAddress, "e.lefevre@mail-house.example"))
                    .Person(2, (GivenName, "Lena"), (Surname, "Groß"), (City, "Nürnberg"), (Country, "DE"), (Vehicle, "1999 BMW 3er_Compact 100%"))
                    .Person(3, (GivenName, "Søren"), (Surname, "Œrsted"), (City, "L’Haÿ-les-Roses"), (WantedColumn.Gender, "male"), (Birthday, "2/29/2004"))
                    .Person(4, (GivenName, "Lev"), (Surname, "Толстой"), (City, "Saint-Denis"), (Birthday, "1/2/2004"))
                    .Person(5, (GivenName, "Hidden"), (Surname, "Lefort"), (City, "Saint-Étienne")),
                "Alpha");
            await Database.TakeInAsync(new PartnerFileBuilder().People(10, 89), "Beta");
            await Database.ExecuteAsync("UPDATE clients.clients SET suspended = true WHERE surname = 'Lefort'");
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }

    private static readonly string[] hostile = ["%", "_", "\\", "'", "''", ":*", "& |", "!lefevre", "<->", "\u0301", "½", "lefevre'); --"];

    [Theory]
    [InlineData("le saint etienne", "Lefèvre")]
    [InlineData("LEFÈVRE", "Lefèvre")]
    [InlineData("etienne élo", "Lefèvre")]
    [InlineData("e.lef", "Lefèvre")]
    [InlineData("house lefevre", "Lefèvre")]
    [InlineData("gross nurn", "Groß")]
    [InlineData("bmw 3er", "Groß")]
    [InlineData("compact_100%", "Groß")]
    [InlineData("soren", "Œrsted")]
    [InlineData("oersted", "Œrsted")]
    [InlineData("hay", "Œrsted")]
    [InlineData("толс", "Толстой")]
    [InlineData("e\u0301lodie", "Lefèvre")]
    [InlineData("efevre", "")]
    [InlineData("lefevre nurnberg", "")]
    public async Task Every_word_begins_a_word_of_name_address_city_or_vehicle_whatever_its_accents_and_case(string words, string surname) =>
        (await FindAsync(new ClientSearch(words))).Clients.Select(client => client.Surname).ShouldBe(surname.Length == 0 ? [] : [surname]);

    [Fact]
    public async Task What_looks_like_a_pattern_or_an_operator_is_text()
    {
        foreach (var words in hostile)
        {
            var found = await FindAsync(new ClientSearch(words));

            // Where there is a letter it is looked for; where there is none, nothing is.
            var isFound = words.Contains("--", StringComparison.Ordinal) || words[0] == '!';
            var expected = !words.Contains("lefevre", StringComparison.Ordinal) ? 84 : isFound ? 1 : 0;
            found.Count.ShouldBe(words == "½" ? 84 : expected, words);
        }
    }

    [Fact]
    public async Task Filters_and_words_narrow_each_other_down()
    {
        var choices = await ChoicesAsync();
        long Brand(string name) => choices.Brands.Single(brand => brand.Name == name).Id;
        long Partner(string name) => choices.Partners.Single(partner => partner.Name == name).Id;

        (await CountAsync(new ClientSearch(Country: "DE"))).ShouldBe(1);
        (await CountAsync(new ClientSearch(Gender: Kotline.Domain.Clients.Gender.Male))).ShouldBe(1);
        (await CountAsync(new ClientSearch(BrandId: Brand("BMW")))).ShouldBe(1);
        (await CountAsync(new ClientSearch(PartnerId: Partner("Alpha")))).ShouldBe(4);
        (await CountAsync(new ClientSearch("saint", PartnerId: Partner("Alpha"), Country: "FR"))).ShouldBe(2);
        (await CountAsync(new ClientSearch("saint", Country: "DE"))).ShouldBe(0);
        (await CountAsync(new ClientSearch(Country: "X' | 'g=male"))).ShouldBe(0);
        (await CountAsync(new ClientSearch(BrandId: long.MaxValue))).ShouldBe(0);
    }

    // On 1 January 2026: born on 29 February 2004 is 21, born on 2 January 2004 too, since the birthday is tomorrow.
    [Theory]
    [InlineData(null, 21, 2)]
    [InlineData(22, null, 82)]
    [InlineData(21, 21, 2)]
    [InlineData(22, 44, 0)]
    [InlineData(45, 45, 82)]
    [InlineData(46, 20, 0)]
    [InlineData(0, 2_000_000, 84)]
    public async Task Ages_are_full_years_today(int? from, int? to, int count) =>
        (await CountAsync(new ClientSearch(AgeFrom: from, AgeTo: to))).ShouldBe(count);

    [Theory]
    [InlineData(ClientSort.Name)]
    [InlineData(ClientSort.City)]
    [InlineData(ClientSort.Age)]
    [InlineData(ClientSort.Country)]
    public async Task Every_page_of_every_order_shows_everybody_once_and_back_leads_through_the_same_pages(ClientSort sort)
    {
        foreach (var isDescending in (bool[])[false, true])
        {
            var search = new ClientSearch(Sort: sort, IsDescending: isDescending);
            var pages = new List<ClientList> { await FindAsync(search) };
            while (pages[^1].Next is { } next)
            {
                pages.Add(await FindAsync(search with { Cursor = next }));
            }

            pages.Select(page => page.Clients.Count).ShouldBe([25, 25, 25, 9]);
            pages.ShouldAllBe(page => page.Count == 84 && !page.IsCountCapped);
            pages.SelectMany(page => page.Clients).Select(client => client.Id).Distinct().Count().ShouldBe(84);
            pages[0].Previous.ShouldBeNull();
            for (var page = pages.Count - 1; page > 0; page--)
            {
                var before = await FindAsync(search with { Cursor = pages[page].Previous });
                before.Clients.Select(client => client.Id).ShouldBe(pages[page - 1].Clients.Select(client => client.Id));
                (before.Previous is null).ShouldBe(page == 1);
            }
        }
    }

    [Fact]
    public async Task The_order_is_by_surname_without_accents_then_by_given_name()
    {
        var names = (await FindAsync(new ClientSearch("saint"))).Clients.Select(client => client.Surname);
        names.ShouldBe(["Lefèvre", "Толстой"]);
        (await FindAsync(new ClientSearch(Sort: ClientSort.Age))).Clients.Take(2).Select(client => client.Surname).ShouldBe(["Œrsted", "Толстой"]);
        (await FindAsync(new ClientSearch(Sort: ClientSort.Country))).Clients[0].Country.ShouldBe("DE");
        (await FindAsync(new ClientSearch(Sort: ClientSort.City))).Clients[0].City.ShouldBe("L’Haÿ-les-Roses");
    }

    [Fact]
    public async Task A_place_stays_a_place_when_the_client_beside_it_goes()
    {
        var search = new ClientSearch("surname");
        var first = await FindAsync(search);
        var last = first.Clients[^1];
        var second = await FindAsync(search with { Cursor = first.Next });
        await some.Database.ExecuteAsync($"UPDATE clients.clients SET surname = 'Aaa' WHERE id = {last.Id}");
        try
        {
            (await FindAsync(search with { Cursor = first.Next })).Clients.Select(client => client.Id).ShouldBe(
                second.Clients.Select(client => client.Id));
        }
        finally
        {
            await some.Database.ExecuteAsync($"UPDATE clients.clients SET surname = '{last.Surname}' WHERE id = {last.Id}");
        }
    }

    [Fact]
    public async Task A_place_of_another_order_or_behind_the_end_is_the_first_page()
    {
        var first = await FindAsync(new ClientSearch());
        var ids = first.Clients.Select(client => client.Id).ToList();
        (await FindAsync(new ClientSearch(Cursor: new ClientCursor(ClientSort.City, "paris", 5, false)))).Clients.Select(client => client.Id).ShouldBe(ids);
        (await FindAsync(new ClientSearch(Cursor: new ClientCursor(ClientSort.Name, "яяя", long.MaxValue, false)))).Clients.Select(client => client.Id).ShouldBe(ids);
        (await FindAsync(new ClientSearch(Cursor: new ClientCursor(ClientSort.Name, "", 1, true)))).Clients.Select(client => client.Id).ShouldBe(ids);
    }

    [Fact]
    public async Task A_suspended_client_is_found_by_managers_alone_whatever_is_asked()
    {
        foreach (var search in (ClientSearch[])[new("lefort"), new("lefort", Suspended: true), new("lefort", Suspended: false), new("lefort", Sort: ClientSort.City)])
        {
            foreach (var role in (DatabaseRole[])[DatabaseRole.Employee, DatabaseRole.Storekeeper, DatabaseRole.Auditor, DatabaseRole.Administrator])
            {
                (await FindAsync(search, role)).Clients.ShouldBeEmpty($"{role} {search}");
            }

            (await FindAsync(search, DatabaseRole.Manager)).Count.ShouldBe(search.Suspended == false ? 0 : 1);
        }

        (await FindAsync(new ClientSearch(), DatabaseRole.Manager)).Count.ShouldBe(85);
        (await FindAsync(new ClientSearch(Suspended: true), DatabaseRole.Manager)).Clients.ShouldHaveSingleItem().IsSuspended.ShouldBeTrue();
    }

    [Fact]
    public async Task Choices_are_what_the_reader_can_find()
    {
        var choices = await ChoicesAsync();
        choices.Countries.ShouldBe(["DE", "FR"]);
        choices.Partners.Select(partner => partner.Name).ShouldBe(["Alpha", "Beta"]);
        choices.Brands.Select(brand => brand.Name).ShouldBe(["BMW", "Mercedes-Benz"]);
    }

    private Task<ClientList> FindAsync(ClientSearch search, DatabaseRole role = DatabaseRole.Employee) =>
        new ListClients(some.Database.Database, Editing.Clock).RunAsync(search, role, TestContext.Current.CancellationToken);

    private async Task<int> CountAsync(ClientSearch search) => (await FindAsync(search)).Count;

    private Task<ClientChoices> ChoicesAsync() =>
        new ListClientChoices(some.Database.Database).RunAsync(DatabaseRole.Employee, TestContext.Current.CancellationToken);
}
