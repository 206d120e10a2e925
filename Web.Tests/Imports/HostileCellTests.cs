using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports;
using Kotline.Web.Tests.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>No cell, whatever it holds, fails a whole file: its row is taken in, set aside or unreadable.</summary>
public sealed class HostileCellTests(DatabaseFixture fixture)
{
    private static readonly string[] texts =
    [
        "", " ", "\t", "\u00A0", "\u3000", "NULL", "\\N", "\\", "\\.", "'", "''; DROP TABLE clients.clients; --", "{}", "\"", "=1+1", "\u0001", "\u001F", "\u007F",
        "\u0085", "\u2028", "\uFEFF", "\u202E", "e\u0301\u0327", "ß", "İ", "ŉ", "ΐ", "ﬃ", "\U0001F600", "-1", "0", "1e9", "99999999999999999999", "NaN", "Infinity", "0.0000000001",
        "2/30/2000", "0/0/0000", "1/1/0001", "12/31/9999", "2099 A B", "1886 \u00DF \u00DF", "0' 0\"", "8' 11\"", "272", "180.0000001", "-90",
    ];

    [Fact]
    public async Task Any_text_in_any_cell_leaves_the_other_rows_as_they_are()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var columns = Enum.GetValues<WantedColumn>();
        var long1 = new string('x', 20_000);
        var long2 = string.Concat(Enumerable.Repeat("\U0001F600", 5_000));
        var file = new PartnerFileBuilder();
        var person = 1;
        foreach (var column in columns)
        {
            foreach (var text in (IEnumerable<string>)[.. texts, long1, "x" + long2, new string('ΐ', 100), new string('7', 40)])
            {
                file.Person(person++, (column, text));
            }
        }

        file.People(person, person + 9);
        var rowCount = person + 9;

        var receipt = await database.TakeInAsync(file);

        receipt.RowsRead.ShouldBe(rowCount);
        (receipt.Created + receipt.Unchanged + receipt.SetAside + receipt.Unreadable).ShouldBe(rowCount);
        (await database.ScalarAsync<long>($"SELECT count(*) FROM imports.rows WHERE outcome = 'created' AND line_number > {person}")).ShouldBe(10);
    }

    [Fact]
    public async Task A_nul_or_half_a_character_in_a_utf_16_file_costs_its_row_alone()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var text = new PartnerFileBuilder()
            .Person(1)
            .Person(2, (WantedColumn.City, "half\uD83D"))
            .Person(3, (WantedColumn.CCType, "\uDE00half"))
            .Person(4, (WantedColumn.Country, "\uD83D\uD83D"))
            .Person(5)
            .Text;
        var bytes = new System.Text.UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: false);
        byte[] file = [.. bytes.GetPreamble(), .. text.SelectMany(unit => BitConverter.GetBytes(unit))];

        var outcome = await database.TakeInAsync(PartnerText.File(file), "Alpha", PartnerFileBuilder.ImportDate);

        outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.RowsRead.ShouldBe(5);
        (await database.LinesAsync("SELECT surname FROM clients.clients WHERE surname IN ('Surname1', 'Surname5') ORDER BY 1"))
            .ShouldBe(["Surname1", "Surname5"]);
    }

    [Fact]
    public async Task A_nul_in_a_text_cell_of_a_long_file_costs_its_row_alone()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var file = new PartnerFileBuilder().People(1, 1_500).Person(1_501, (WantedColumn.Country, "F\0")).Person(1_502, (WantedColumn.City, "P\0")).Person(1_503);

        var receipt = await database.TakeInAsync(file);

        receipt.RowsRead.ShouldBe(1_503);
        receipt.Created.ShouldBe(1_501);
    }
}
