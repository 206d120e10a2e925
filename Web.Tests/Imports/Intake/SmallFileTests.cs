using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>The two small files through the whole pipeline; what is expected of each line stands in Data/README.md.</summary>
public sealed class SmallFileTests(DatabaseFixture fixture)
{
    private static readonly DateOnly newYear = new(2026, 1, 1);

    [Theory]
    [InlineData("small-french-client.csv", "2026-01-01", "24 read, 10 created, 0 updated, 1 unchanged, 12 set aside, 1 unreadable; age 5, height 2, card 4, missing 1, malformed 1, duplicate 1")]
    [InlineData("small-french-client.csv", "2026-02-28", "24 read, 10 created, 0 updated, 1 unchanged, 12 set aside, 1 unreadable; age 5, height 2, card 4, missing 1, malformed 1, duplicate 1")]
    [InlineData("small-french-client.csv", "2026-03-01", "24 read, 11 created, 0 updated, 1 unchanged, 11 set aside, 1 unreadable; age 4, height 2, card 4, missing 1, malformed 1, duplicate 1")]
    [InlineData("small-german-client.csv", "2026-01-01", "20 read, 12 created, 0 updated, 0 unchanged, 7 set aside, 1 unreadable; age 1, height 2, card 2, missing 2, malformed 2, duplicate 0")]
    public async Task A_file_alone_gives_its_known_answer(string fileName, string date, string expected)
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await TakeInAsync(database, fileName, "Alone", DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

        Text(receipt).ShouldBe(expected);
        receipt.NowSetAside.ShouldBe(0);
    }

    [Fact]
    public async Task The_german_file_after_the_french_one_suspends_whom_its_cards_discredit()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await TakeInAsync(database, "small-french-client.csv", "France", newYear);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients WHERE suspended")).ShouldBe(0);

        var receipt = await TakeInAsync(database, "small-german-client.csv", "Germany", newYear);

        Text(receipt).ShouldBe(
            "20 read, 8 created, 1 updated, 1 unchanged, 9 set aside, 1 unreadable; age 1, height 2, card 4, missing 2, malformed 2, duplicate 0");
        receipt.NowSetAside.ShouldBe(1);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients WHERE suspended")).ShouldBe(1);
    }

    [Fact]
    public async Task The_french_file_after_the_german_one_gives_its_known_answer_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await TakeInAsync(database, "small-german-client.csv", "Germany", newYear);

        var receipt = await TakeInAsync(database, "small-french-client.csv", "France", newYear);

        Text(receipt).ShouldBe(
            "24 read, 7 created, 1 updated, 2 unchanged, 13 set aside, 1 unreadable; age 5, height 2, card 5, missing 1, malformed 1, duplicate 1");
        receipt.NowSetAside.ShouldBe(2);
    }

    internal static async Task<ImportReceipt> TakeInAsync(TestDatabase database, string fileName, string partner, DateOnly importDate)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", fileName);
        var outcome = await database.TakeInAsync(new PartnerFile(fileName, () => File.OpenRead(path)), partner, importDate);
        return outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
    }

    private static string Text(ImportReceipt r) =>
        $"{r.RowsRead} read, {r.Created} created, {r.Updated} updated, {r.Unchanged} unchanged, {r.SetAside} set aside, {r.Unreadable} unreadable; "
        + string.Join(", ", ((string[])["age", "height", "card", "missing", "malformed", "duplicate"]).Select(code => $"{code} {r.Reasons[code]}"));
}
