using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>
/// A clean month, a damaged one, and the clean one again: the clients are those of the first. The third file differs from the first in its
/// line ends, since the same bytes would be the same import.
/// </summary>
public sealed class DamagedMonthTests(DatabaseFixture fixture)
{
    private const int RowsMax = 250;

    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Dictionary<string, Func<RealRows, (byte[] Bytes, FormatChoice Choice)>> damages = new()
    {
        ["a stray byte"] = rows => (Replaced(rows.Text(), "Mozilla", "Moz\u00a0lla", at: 40), new FormatChoice()),
        ["half in another encoding"] = rows => (HalfIn1252(rows), new FormatChoice()),
        ["half in another encoding, and a wrong answer"] = rows => (HalfIn1252(rows), new FormatChoice(Encoding: SourceEncoding.Windows1252)),
        ["a title above the header"] = rows => (Utf8("Clients novembre 2022\n" + rows.Text()), new FormatChoice()),
        ["a stray quote in the header"] = rows => (Utf8(rows.Swapped("GivenName", "Surname").Text(header => string.Join(',', header).Replace("Title", "Ti\"tle"))), new FormatChoice()),
        ["a header that nobody knows, and columns in another order"] = rows =>
            (Utf8(rows.Swapped("GivenName", "Surname").Text(header => string.Join(',', header.Select((_, index) => $"Spalte {(char)('a' + (index % 26))}")))), new FormatChoice()),
        ["another delimiter from the middle on"] = rows => (Utf8(Middle(rows, line => line.Replace(',', ';'))), new FormatChoice()),
        ["dates in another order from the middle on"] = rows => (Utf8(OtherDates(rows)), new FormatChoice()),
        ["dates in another order, and an answer"] = rows => (Utf8(OtherDates(rows)), new FormatChoice(DateOrder: DateOrder.MonthDayYear)),
        ["a cut"] = rows => (Utf8(rows.Text())[..(Encoding.UTF8.GetByteCount(rows.Text()) / 2)], new FormatChoice()),
        ["lines in another order"] = rows => (Utf8(Reversed(rows)), new FormatChoice()),
        ["a name written otherwise"] = rows => (Utf8(With(rows, "GivenName", given => given + "e")), new FormatChoice()),
        ["an e-mail address written otherwise"] = rows => (Utf8(With(rows, "EmailAddress", address => "x" + address)), new FormatChoice()),
        ["another card"] = rows => (Utf8(With(rows, "CCNumber", _ => PartnerFileBuilder.CardOf(7))), new FormatChoice()),
        ["somebody else's card"] = rows => (Utf8(With(rows, "CCNumber", _ => rows.Rows[60][rows.IndexOf("CCNumber")])), new FormatChoice()),
    };

    public static TheoryData<string> Damages => [.. damages.Keys];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task After_a_damaged_month_a_clean_one_makes_the_clients_what_they_were(string damage)
    {
        await using var database = await fixture.NewDatabaseAsync();
        var rows = await RealRows.OrSkipAsync("french-data-1.csv", RowsMax);
        (await database.TakeInAsync(RealRows.File(rows.Text()), "France", PartnerFileBuilder.ImportDate)).ShouldBeOfType<ImportOutcome.TakenIn>();
        var before = await ClientsAsync(database);
        before.Count.ShouldBeGreaterThan(200);

        var (bytes, choice) = damages[damage](rows);
        var outcome = await database.TakeInAsync(RealRows.File(bytes), "France", PartnerFileBuilder.ImportDate, choice: choice);
        if (outcome is not ImportOutcome.TakenIn)
        {
            (await ClientsAsync(database)).ShouldBe(before, $"{damage}: {outcome.GetType().Name}");
        }

        (await database.TakeInAsync(RealRows.File(rows.Text().Replace("\n", "\r\n")), "France", PartnerFileBuilder.ImportDate)).ShouldBeOfType<ImportOutcome.TakenIn>();
        (await ClientsAsync(database)).ShouldBe(before, damage);
    }

    [Fact]
    public async Task A_changed_birth_date_leaves_a_case_open_that_names_whom_to_ask_about()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var rows = await RealRows.OrSkipAsync("french-data-1.csv", RowsMax);
        await database.TakeInAsync(RealRows.File(rows.Text()), "France", PartnerFileBuilder.ImportDate);
        var (before, casesBefore) = (await ClientsAsync(database), await database.OpenCasesAsync());
        var surname = rows.Rows[50][rows.IndexOf("Surname")];

        var damaged = Utf8(With(rows, "Birthday", _ => "3/14/1971"));
        (await database.TakeInAsync(RealRows.File(damaged), "France", PartnerFileBuilder.ImportDate)).ShouldBeOfType<ImportOutcome.TakenIn>();
        await database.TakeInAsync(RealRows.File(rows.Text().Replace("\n", "\r\n")), "France", PartnerFileBuilder.ImportDate);

        // Two birth dates with one card: nobody can tell whether they are one person, so the client waits, and two cases say so.
        var left = (await database.OpenCasesAsync()).Except(casesBefore).ToList();
        left.ShouldNotBeEmpty();
        left.ShouldAllBe(open => open.Contains(surname, StringComparison.OrdinalIgnoreCase) && open.Contains("card:CCNumber", StringComparison.Ordinal));
        (await ClientsAsync(database)).Except(before).ShouldHaveSingleItem().ShouldContain(surname);
        (await database.SuspendedAsync()).ShouldContain(surname);
    }

    /// <summary>All that is known of each, and whether they are suspended.</summary>
    private static Task<IReadOnlyList<string>> ClientsAsync(TestDatabase database) => database.LinesAsync("""
        SELECT (to_jsonb(c) - 'id' - 'import_id' - 'row_digest' - 'vehicle_id' - 'card_id' || jsonb_build_object('vehicle', v.year || b.name || v.model, 'card', d.details_digest))::text
        FROM clients.clients c
        JOIN clients.vehicles v ON v.id = c.vehicle_id
        JOIN clients.brands b ON b.id = v.brand_id
        JOIN clients.cards d ON d.id = c.card_id
        ORDER BY 1
        """);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] HalfIn1252(RealRows rows)
    {
        var lines = rows.Text().TrimEnd('\n').Split('\n');
        return [.. Utf8(string.Join('\n', lines[..(lines.Length / 2)]) + "\n"), .. windows.GetBytes(string.Join('\n', lines[(lines.Length / 2)..]) + "\n")];
    }

    /// <param name="at">Which occurrence.</param>
    private static byte[] Replaced(string text, string old, string replacement, int at)
    {
        var place = -1;
        for (var occurrence = 0; occurrence < at; occurrence++)
        {
            place = text.IndexOf(old, place + 1, StringComparison.Ordinal);
        }

        return [.. Utf8(text[..place]), .. Encoding.Latin1.GetBytes(replacement), .. Utf8(text[(place + old.Length)..])];
    }

    private static string Middle(RealRows rows, Func<string, string> change) =>
        string.Concat(rows.Text().TrimEnd('\n').Split('\n').Select((line, index) => (index > RowsMax / 2 ? change(line) : line) + "\n"));

    private static string OtherDates(RealRows rows)
    {
        var birthday = rows.IndexOf("Birthday");
        return string.Join(',', rows.Header) + "\n" + string.Concat(rows.Rows.Select((row, index) =>
            RealRows.Join(index < RowsMax / 2 ? row : [.. row.Select((cell, column) => column == birthday ? DayFirst(cell) : cell)]) + "\n"));

        static string DayFirst(string date) => date.Split('/') is [var month, var day, var year] ? $"{day}/{month}/{year}" : date;
    }

    private static string Reversed(RealRows rows) =>
        string.Join(',', rows.Header) + "\n" + string.Concat(rows.Rows.AsEnumerable().Reverse().Select(row => RealRows.Join(row) + "\n"));

    /// <summary>One cell of row 50 changed.</summary>
    private static string With(RealRows rows, string column, Func<string, string> change)
    {
        var index = rows.IndexOf(column);
        return string.Join(',', rows.Header) + "\n" + string.Concat(rows.Rows.Select((row, number) =>
            RealRows.Join(number == 50 ? [.. row.Select((cell, place) => place == index ? change(cell) : cell)] : row) + "\n"));
    }
}
