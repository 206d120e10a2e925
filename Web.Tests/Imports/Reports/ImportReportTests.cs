using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Imports.Intake;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Reports;

/// <summary>What a report says of an import's clients.</summary>
public sealed class ImportReportTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task The_small_french_file_gives_its_known_figures()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await SmallFileTests.TakeInAsync(database, "small-french-client.csv", "France", PartnerFileBuilder.ImportDate);

        var report = await ReadAsync(database, receipt.ImportId);

        report.Import.Totals.ShouldNotBeNull().Created.ShouldBe(10);
        report.Import.Totals.Reasons["age"].ShouldBe(5);
        (report.Import.PolicyVersion, report.Import.Policy, report.Import.DateOrder).ShouldBe((1, SelectionPolicy.Default, DateOrder.MonthDayYear));
        var clients = report.Clients.ShouldNotBeNull();
        // Row 14 says the same as row 13: one client.
        clients.Count.ShouldBe(10);
        clients.Erased.ShouldBe(0);
        clients.Ages.Sum(band => band.Women + band.Men).ShouldBe(10);
        clients.Countries.Top.Sum(country => country.Count).ShouldBe(10);
        clients.Brands.Top.ShouldContain(brand => brand.Of == "Alfa Romeo");
        clients.Heights.Sum(band => band.Count).ShouldBe(10);
        // Row 18 has no weight.
        clients.WithoutWeight.ShouldBe(1);
        clients.Weights.Sum(band => band.Count).ShouldBe(9);
        clients.Sizes.Sum(size => size.Women + size.Men).ShouldBe(9);
        clients.Sizes.Select(size => size.Size).ShouldBe(Enum.GetValues<ClothingSize>());
    }

    [Fact]
    public async Task Every_client_is_in_the_bands_that_the_rules_give()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (Birthday, "1/1/2008"), (Centimeters, "176"), (FeetInches, "5' 9\""), (WantedColumn.Gender, "male"), (Kilograms, "78.0"), (Pounds, "171.6"))
            .Person(2, (Birthday, "2/29/1996"), (Centimeters, "163"), (FeetInches, "5' 4\""), (Kilograms, "62.4"), (Pounds, "137.3"))
            .Person(3, (Birthday, "1/2/1938"), (Country, "DE"), (State, "BY"), (StateFull, "Bayern"), (Vehicle, "1999 Audi A4"), (Kilograms, ""), (Pounds, "137.3"))
            .Person(4, (Birthday, "12/31/2000"), (Country, "DE"), (State, ""), (StateFull, ""), (Vehicle, "2010 audi A6"), (Kilograms, ""), (Pounds, "")));
        receipt.InShort().ShouldBe("4 read: 4 created");

        var clients = (await ReadAsync(database, receipt.ImportId)).Clients.ShouldNotBeNull();

        clients.Ages.Where(band => band.Band.Count > 0).ShouldBe(
        [
            new GenderedBand(new Band(15, 19, 1), 0, 1),
            new GenderedBand(new Band(25, 29, 2), 2, 0),
            new GenderedBand(new Band(85, 89, 1), 1, 0),
        ]);
        clients.Ages.Count.ShouldBe(15);
        clients.Countries.Top.ShouldBe([new("DE", 2), new("FR", 2)]);
        clients.Regions.Top.ShouldBe([new(new("FR", "Île-de-France"), 2), new(new("DE", ""), 1), new(new("DE", "Bayern"), 1)], ignoreOrder: true);
        clients.Brands.Top.ShouldBe([new("Audi", 2), new("Mercedes-Benz", 2)]);
        clients.VehicleYears.ShouldBe([new Band(1990, 1999, 1), new Band(2000, 2009, 2), new Band(2010, 2019, 1)]);
        clients.Heights.ShouldBe([new Band(160, 164, 1), new Band(165, 169, 0), new Band(170, 174, 2), new Band(175, 179, 1)]);
        // Of person 3 pounds are known alone: 62.3 kg.
        clients.Weights.ShouldBe([new Band(60, 64, 2), new Band(65, 69, 0), new Band(70, 74, 0), new Band(75, 79, 1)]);
        clients.WithoutWeight.ShouldBe(1);
        clients.Sizes.Where(size => size.Women + size.Men > 0).ShouldBe([new SizeCount(ClothingSize.S, 1, 0), new SizeCount(ClothingSize.M, 1, 1)]);
    }

    [Theory]
    [InlineData("2020-02-28", 15)]
    [InlineData("2020-02-29", 20)]
    [InlineData("2025-02-28", 20)]
    [InlineData("2025-03-01", 25)]
    public async Task Ages_are_those_of_the_import_date_by_the_rules_calendar(string date, int bandFrom)
    {
        await using var database = await fixture.NewDatabaseAsync();
        var file = new PartnerFileBuilder().Person(1, (Birthday, "2/29/2000")).File();
        var outcome = await database.TakeInAsync(file, "Leap", DateOnly.Parse(date, CultureInfo.InvariantCulture));

        var report = await ReadAsync(database, outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.ImportId);

        report.Clients.ShouldNotBeNull().Ages.Single().Band.From.ShouldBe(bandFrom);
    }

    [Fact]
    public async Task An_edited_client_counts_as_it_is_now_but_with_the_height_that_was_judged()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));
        await database.ExecuteAsync("UPDATE clients.clients SET gender = 'male', country_code = 'BE', height_cm = 200 WHERE surname = 'Surname2'");

        var clients = (await ReadAsync(database, receipt.ImportId)).Clients.ShouldNotBeNull();

        clients.Ages.Single().ShouldBe(new GenderedBand(new Band(45, 49, 2), 1, 1));
        clients.Countries.Top.ShouldBe([new("BE", 1), new("FR", 1)]);
        clients.Heights.ShouldBe([new Band(170, 174, 2)]);
    }

    [Fact]
    public async Task An_erased_client_is_said_and_breaks_nothing()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().People(1, 3));
        await database.ExecuteAsync("DELETE FROM clients.clients WHERE surname = 'Surname2'");

        var report = await ReadAsync(database, receipt.ImportId);

        report.Import.Totals.ShouldNotBeNull().Created.ShouldBe(3);
        var clients = report.Clients.ShouldNotBeNull();
        (clients.Count, clients.Erased).ShouldBe((2, 1));
        clients.Brands.Top.ShouldBe([new("Mercedes-Benz", 2)]);

        await database.ExecuteAsync("DELETE FROM clients.clients");
        var without = (await ReadAsync(database, receipt.ImportId)).Clients.ShouldNotBeNull();
        (without.Count, without.Erased, without.Ages.Count).ShouldBe((0, 3, 0));
    }

    [Fact]
    public async Task An_import_that_accepted_nobody_has_a_report_without_clients()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "1/1/2020")));

        await ShouldHaveNoClientsAsync(database, receipt.ImportId);
    }

    [Fact]
    public async Task An_import_of_which_no_row_is_accepted_has_a_report_without_clients()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Line("one,two").Person(1, (City, "")));
        receipt.InShort().ShouldBe("2 read: 1 set aside, 1 unreadable (missing 1)");

        await ShouldHaveNoClientsAsync(database, receipt.ImportId);
    }

    [Fact]
    public async Task Who_is_unchanged_is_a_client_of_the_later_import_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 2));
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2, (City, "LYON")).Person(3));
        receipt.InShort().ShouldBe("3 read: 1 created, 1 updated, 1 unchanged");

        (await ReadAsync(database, receipt.ImportId)).Clients.ShouldNotBeNull().Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_import_that_is_not_there_has_no_report()
    {
        await using var database = await fixture.NewDatabaseAsync();
        (await new ReadReport(database.Database).RunAsync(1, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private static async Task ShouldHaveNoClientsAsync(TestDatabase database, long importId)
    {
        var clients = (await ReadAsync(database, importId)).Clients.ShouldNotBeNull();

        (clients.Count, clients.Erased, clients.WithoutWeight).ShouldBe((0, 0, 0));
        new[] { clients.Ages.Count, clients.Heights.Count, clients.Weights.Count, clients.VehicleYears.Count, clients.Sizes.Count }.ShouldAllBe(count => count == 0);
        clients.Countries.Top.ShouldBeEmpty();
    }

    private static async Task<ImportReport> ReadAsync(TestDatabase database, long importId) =>
        (await new ReadReport(database.Database).RunAsync(importId, TestContext.Current.CancellationToken)).ShouldNotBeNull();
}
