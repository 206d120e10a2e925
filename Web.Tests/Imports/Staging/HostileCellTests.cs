using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Staging;

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
    public async Task What_nobody_sees_sets_its_row_aside_and_reaches_neither_clients_nor_vehicles()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1)
            .Person(2, (WantedColumn.Surname, "Sur\u200Bname2"))
            .Person(3, (WantedColumn.City, "PA\u202ERIS"))
            .Person(4, (WantedColumn.Vehicle, "2004 Merce\ndes C"))
            .Person(5, (WantedColumn.Vehicle, "2004 Mercedes \u001b[31mC"))
            .Person(6, (WantedColumn.StreetAddress, "6 rue\tdes Essais"))
            .Person(7, (WantedColumn.EmailAddress, "person7\u00AD@example.fr"))
            .Person(8, (WantedColumn.CCType, "\uFEFFVisa"))
            .Person(9, (WantedColumn.Title, "Mrs.\u2028")));

        receipt.InShort().ShouldBe("9 read: 2 created, 7 set aside (malformed 7)");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname9"]);
        (await database.LinesAsync("SELECT b.name || ' ' || v.model FROM clients.vehicles v JOIN clients.brands b ON b.id = v.brand_id"))
            .ShouldBe(["Mercedes-Benz C"]);
        (await database.LinesAsync("SELECT failures[1] FROM imports.rows WHERE outcome = 'set_aside' ORDER BY line_number")).ShouldBe(
        [
            "malformed:Surname", "malformed:City", "malformed:Vehicle", "malformed:Vehicle", "malformed:StreetAddress",
            "malformed:EmailAddress", "malformed:CCType",
        ]);
    }

    [Fact]
    public async Task Whatever_white_space_stands_around_a_name_it_is_the_same_person()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 2));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (WantedColumn.GivenName, "\u00A0Given1\u3000"), (WantedColumn.Surname, "\u2003Surname1\u00A0"))
            .Person(2, (WantedColumn.GivenName, "\tGiven2 \r\n"), (WantedColumn.Surname, "\u202FSURNAME2"), (WantedColumn.City, "LYON"))
            .Person(3));

        receipt.InShort().ShouldBe("3 read: 1 created, 1 updated, 1 unchanged");
        (await database.LinesAsync("SELECT given_name || '/' || surname FROM clients.clients ORDER BY birth_date"))
            .ShouldBe(["Given1/Surname1", "Given2/SURNAME2", "Given3/Surname3"]);
    }

    [Fact]
    public async Task A_street_of_several_lines_is_kept_on_one_and_a_short_postcode_as_it_is_both_with_a_remark()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (WantedColumn.StreetAddress, "1 rue des Essais\r\n\r\nBâtiment B"))
            .Person(2, (WantedColumn.ZipCode, "1000"))
            .Person(3, (WantedColumn.ZipCode, "1000"), (WantedColumn.Country, "BE")));

        receipt.InShort().ShouldBe("3 read: 3 created");
        (receipt.Remarks["line_end_in_street"], receipt.Remarks["short_postcode"]).ShouldBe((1, 1));
        (await database.LinesAsync("SELECT street_address || ' ' || zip_code FROM clients.clients ORDER BY birth_date"))
            .ShouldBe(["1 rue des Essais, Bâtiment B 75001", "2 rue des Essais 1000", "3 rue des Essais 1000"]);
        (await database.LinesAsync("SELECT line_number || ' ' || remarks[1] FROM imports.rows WHERE remarks <> '{}' ORDER BY line_number"))
            .ShouldBe(["2 line_end_in_street", "5 short_postcode"]);
        (await database.TakeInAsync(new PartnerFileBuilder().Person(1))).Remarks["line_end_in_street"].ShouldBe(0);
    }

    [Fact]
    public async Task A_region_that_comes_without_its_code_is_kept_and_shown_by_its_name()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (WantedColumn.State, ""), (WantedColumn.StateFull, "Bretagne"))
            .Person(2, (WantedColumn.State, "BR"), (WantedColumn.StateFull, "Bretagne"))
            .Person(3, (WantedColumn.State, ""), (WantedColumn.StateFull, "")));

        receipt.InShort().ShouldBe("3 read: 3 created");
        (await database.LinesAsync("SELECT state_code FROM clients.clients ORDER BY birth_date")).ShouldBe(["Bretagne", "BR", ""]);
        (await database.LinesAsync("SELECT code || ' ' || name FROM clients.regions")).ShouldBe(["BR Bretagne"]);
        var report = await new ReadReport(database.Database).RunAsync(receipt.ImportId, TestContext.Current.CancellationToken);
        report!.Clients!.Regions.Top.ShouldBe([new(new("FR", "Bretagne"), 2), new(new("FR", ""), 1)]);
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
