using System.Globalization;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>
/// The partners' real files, whose answers were read off them by other means (README.md beside them). Where they are missing these tests
/// are skipped.
/// </summary>
public sealed class RealFileTests(DatabaseFixture fixture)
{
    [Theory]
    [InlineData("french-data-1.csv", "2022-12-18", "1500 read: 1382 created, 118 set aside (age 114, card 4)")]
    [InlineData("french-data-1.csv", "2026-01-01", "1500 read: 1323 created, 177 set aside (age 173, card 4)")]
    [InlineData("german-data-1.csv", "2022-12-18", "1000 read: 932 created, 68 set aside (age 68)")]
    [InlineData("german-data-1.csv", "2026-01-01", "1000 read: 892 created, 108 set aside (age 108)")]
    public async Task A_real_file_gives_its_known_answer(string name, string date, string expected)
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await TakeInAsync(database, name, date);

        receipt.InShort().ShouldBe(expected);
        receipt.Receipt.ShouldBe("new");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients WHERE NOT suspended")).ShouldBe(receipt.Created);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.set_aside_cases WHERE state = 'open'")).ShouldBe(receipt.SetAside);
    }

    [Theory]
    [InlineData("2022-12-18")]
    [InlineData("2026-01-01")]
    public async Task Row_7_shares_its_card_with_row_40_and_row_319_with_row_1260(string date)
    {
        await using var database = await fixture.NewDatabaseAsync();

        await TakeInAsync(database, "french-data-1.csv", date);

        // The header is line 1, so row n is on line n + 1. None of the four fails another rule.
        const string shared = """
            SELECT string_agg((line_number - 1)::text, ' with ' ORDER BY line_number) FROM imports.rows
            WHERE failures = ARRAY['card:CCNumber'] GROUP BY card_fingerprint ORDER BY min(line_number)
            """;
        (await database.LinesAsync(shared)).ShouldBe(["7 with 40", "319 with 1260"]);
    }

    [Fact]
    public async Task Both_real_files_together_share_no_card_and_no_person()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await TakeInAsync(database, "french-data-1.csv", "2026-01-01");

        var receipt = await TakeInAsync(database, "german-data-1.csv", "2026-01-01");

        receipt.InShort().ShouldBe("1000 read: 892 created, 108 set aside (age 108)");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(1323 + 892);
    }

    private static async Task<ImportReceipt> TakeInAsync(TestDatabase database, string name, string date)
    {
        var outcome = await database.TakeInAsync(SharedFiles.OrSkip(name), name[..6], DateOnly.Parse(date, CultureInfo.InvariantCulture));
        return outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
    }
}
