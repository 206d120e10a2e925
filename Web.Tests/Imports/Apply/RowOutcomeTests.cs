using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>What is kept of each row, and what the database itself insists on.</summary>
public sealed class RowOutcomeTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task The_same_person_twice_in_one_file_is_unchanged_if_equal_and_else_a_duplicate()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1).Person(1, (GivenName, " given1 "), (Surname, "SURNAME1")).Person(2).Person(2));

        receipt.InShort().ShouldBe("4 read: 2 created, 1 unchanged, 1 set aside (duplicate 1)");
        (await database.LinesAsync("SELECT line_number || ' ' || outcome FROM imports.rows ORDER BY line_number"))
            .ShouldBe(["2 created", "3 set_aside", "4 created", "5 unchanged"]);
    }

    [Fact]
    public async Task Brands_and_models_that_differ_in_case_are_one_and_keep_the_first_spelling()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (Vehicle, "2004 Mini Cooper S")).Person(2, (Vehicle, "2005 MINI COOPER S")).Person(3, (Vehicle, "2004 mini cooper s")));

        var second = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (Vehicle, "2004 MINI cooper s")).Person(4, (Vehicle, "2006 mInI cOOper S")).Person(5, (Vehicle, "2006 alfa romeo 8C")));

        second.InShort().ShouldBe("3 read: 2 created, 1 unchanged");
        (await database.LinesAsync("SELECT name FROM clients.brands ORDER BY id")).ShouldBe(["Mini", "alfa romeo"]);
        (await database.LinesAsync("SELECT model || ' ' || year FROM clients.vehicles ORDER BY model, year"))
            .ShouldBe(["8C 2006", "Cooper S 2004", "Cooper S 2005", "Cooper S 2006"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_an_unreadable_row_only_line_field_count_and_reason_are_kept_and_the_next_rows_are_read()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1)
            .Line("7,female,French,Planted,Person")
            .Person(2)
            .Line("8,\"Planted quote that nobody closed,Person")
            .Person(3)
            .Line(string.Join(',', Enumerable.Repeat("Planted", 44)))
            .Person(4));

        receipt.InShort().ShouldBe("7 read: 4 created, 3 unreadable");
        (await database.LinesAsync("SELECT concat_ws(' ', line_number, field_count) FROM imports.rows WHERE outcome = 'unreadable' ORDER BY line_number"))
            .Select(line => line.Split(' ')[0]).ShouldBe(["3", "5", "7"]);
        (await database.ScalarAsync<long>(
            """
            SELECT count(*) FROM imports.rows WHERE outcome = 'unreadable' AND unreadable_reason <> '' AND num_nonnulls(
                failures, remarks, birth_date, height_cm, height_inches, card_fingerprint, client_id, case_id) = 0
            """)).ShouldBe(3);
        (await TableContents.FindAsync(database, "Planted")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_row_keeps_what_the_rules_looked_at()
    {
        await using var database = await fixture.NewDatabaseAsync();

        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2, (Centimeters, "190")).Person(3, (Birthday, "13/45/1990")));

        const string looked = """
            SELECT concat_ws(' ', outcome, coalesce(birth_date::text, '-'), height_cm, height_inches, length(card_fingerprint))
            FROM imports.rows ORDER BY line_number
            """;
        (await database.LinesAsync(looked)).ShouldBe(["created 1980-05-14 170 67 32", "set_aside 1980-05-15 190 67 32", "set_aside - 170 67 32"]);
    }

    [Theory]
    [InlineData("created = created + 1")]
    [InlineData("rows_read = rows_read - 1")]
    [InlineData("unreadable = NULL")]
    [InlineData("state = 'failed', failure = 'x'")]
    public async Task Not_even_the_owner_can_make_the_totals_disagree(string change)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var refused = await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync($"UPDATE imports.imports SET {change}"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task The_import_records_the_policy_and_the_date_it_ran_under_and_leaves_nothing_staged()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.ExecuteAsync(
            "INSERT INTO imports.selection_policies (minimum_age, age_limit, height_tolerance_cm) VALUES (50, 88, 1.27)");

        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(2));

        (second.Policy.MinimumAge, second.InShort()).ShouldBe((50, "1 read: 1 set aside (age 1)"));
        (await database.LinesAsync("SELECT policy_id || ' ' || import_date FROM imports.imports ORDER BY id"))
            .ShouldBe(["1 2026-01-01", "2 2026-01-01"]);
        (await database.ScalarAsync<long>("SELECT (SELECT count(*) FROM imports.staged_rows) + (SELECT count(*) FROM imports.progress)")).ShouldBe(0);
    }
}
