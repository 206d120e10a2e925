using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>The life of a set-aside row, from month to month (the design, 4.4).</summary>
public sealed class CaseTests(DatabaseFixture fixture)
{
    private const string Cases = """
        SELECT concat_ws(' ', p.name, split_part(c.person_key, chr(31), 2), c.state, array_to_string(c.failures, '+'), 'import ' || c.import_id)
        FROM imports.set_aside_cases c JOIN imports.partners p ON p.id = c.partner_id ORDER BY c.id
        """;

    private const string Dismiss = "UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now() WHERE state = 'open'";
    private const string TooYoung = "5/1/2012";

    [Fact]
    public async Task A_person_set_aside_again_has_one_open_case_that_the_repeat_refreshes()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)));
        const string opened = "SELECT id || ' ' || opened_at || ' ' || line_number FROM imports.set_aside_cases";
        var before = await database.ScalarAsync<string>(opened);

        var second = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (Birthday, TooYoung), (TelephoneNumber, "01.99.11.11.11"), (Centimeters, "190")));

        second.InShort().ShouldBe("1 read: 1 set aside (age 1, height 1)");
        (await database.LinesAsync(Cases)).ShouldBe(["Alpha SURNAME1 open age:Birthday+height:Centimeters import 2"]);
        (await database.ScalarAsync<string>(opened)).ShouldBe(before);
        (await database.ScalarAsync<string>("SELECT cells ->> 'TelephoneNumber' FROM imports.set_aside_cases")).ShouldBe("01.99.11.11.11");
    }

    [Fact]
    public async Task Two_rows_of_one_person_in_one_file_are_one_case()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (Birthday, TooYoung)).Person(1, (Birthday, TooYoung), (TelephoneNumber, "01.99.11.11.11")));

        receipt.InShort().ShouldBe("2 read: 2 set aside (age 2, duplicate 1)");
        (await database.LinesAsync(Cases)).ShouldHaveSingleItem();
        (await database.ScalarAsync<long>("SELECT count(DISTINCT case_id) FROM imports.rows")).ShouldBe(1);
    }

    [Fact]
    public async Task Each_partner_has_its_own_case_of_a_person()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var file = new PartnerFileBuilder().Person(1, (Birthday, TooYoung));

        await database.TakeInAsync(file, "Alpha");
        await database.TakeInAsync(file, "Beta");

        (await database.LinesAsync(Cases)).ShouldBe(
            ["Alpha SURNAME1 open age:Birthday import 1", "Beta SURNAME1 open age:Birthday import 2"]);
    }

    [Fact]
    public async Task A_dismissed_row_that_comes_again_stays_dismissed()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)));
        await database.ExecuteAsync(Dismiss);

        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)).Person(2));

        second.InShort().ShouldBe("2 read: 1 created, 1 set aside (age 1)");
        (await database.LinesAsync(Cases)).ShouldBe(["Alpha SURNAME1 dismissed age:Birthday import 1"]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.rows WHERE import_id = 2 AND case_id = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_row_that_comes_again_as_it_was_stays_corrected()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")));
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'corrected', closed_at = now()");

        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")).Person(2));

        second.InShort().ShouldBe("2 read: 1 created, 1 set aside (missing 1)");
        (await database.LinesAsync(Cases)).ShouldBe(["Alpha SURNAME1 corrected missing:City import 1"]);
    }

    [Fact]
    public async Task A_dismissed_row_that_would_now_pass_stays_dismissed_while_it_is_the_same()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)));
        await database.ExecuteAsync(Dismiss);
        await database.ExecuteAsync(
            "INSERT INTO imports.selection_policies (minimum_age, age_limit, height_tolerance_cm) VALUES (10, 88, 1.27)");

        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)).Person(2));

        second.InShort().ShouldBe("2 read: 1 created, 1 set aside (age 1)");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dismissed_row_that_comes_changed_and_still_fails_opens_a_new_case()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung)));
        await database.ExecuteAsync(Dismiss);

        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, TooYoung), (City, "LYON")));

        (await database.LinesAsync(Cases)).ShouldBe(
            ["Alpha SURNAME1 dismissed age:Birthday import 1", "Alpha SURNAME1 open age:Birthday import 2"]);
    }

    [Fact]
    public async Task A_corrected_file_resolves_the_case()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")).Person(2, (Centimeters, "190")));

        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2, (Centimeters, "190")));

        second.InShort().ShouldBe("2 read: 1 created, 1 set aside (height 1)");
        (await database.LinesAsync(Cases)).ShouldBe(
            ["Alpha SURNAME1 resolved missing:City import 1", "Alpha SURNAME2 open height:Centimeters import 2"]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.set_aside_cases WHERE closed_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task A_known_clients_failing_row_changes_nothing_of_the_client_until_it_is_corrected()
    {
        await using var database = await fixture.NewDatabaseAsync();
        const string client = "SELECT c::text FROM clients.clients c";
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        var before = await database.ScalarAsync<string>(client);

        var failing = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "LYON"), (Centimeters, "190")));

        failing.InShort().ShouldBe("1 read: 1 set aside (height 1)");
        (await database.ScalarAsync<string>(client)).ShouldBe(before);
        (await database.ScalarAsync<long>("SELECT client_id FROM imports.set_aside_cases")).ShouldBe(1);

        var corrected = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "LYON")));

        corrected.InShort().ShouldBe("1 read: 1 updated");
        (await database.ScalarAsync<string>("SELECT city FROM clients.clients")).ShouldBe("LYON");
        (await database.LinesAsync(Cases)).ShouldBe(["Alpha SURNAME1 resolved height:Centimeters import 2"]);
    }

    [Fact]
    public async Task A_row_that_does_not_say_who_it_is_about_has_one_case_that_its_corrected_row_resolves()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "")));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "")).Person(2));

        (await database.LinesAsync("SELECT state || ' ' || left(person_key, 4) || ' import ' || import_id FROM imports.set_aside_cases"))
            .ShouldBe(["open row: import 2"]);

        var corrected = await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        corrected.InShort().ShouldBe("1 read: 1 created");
        (await database.ScalarAsync<string>("SELECT state FROM imports.set_aside_cases")).ShouldBe("resolved");
    }

    [Fact]
    public async Task A_row_that_lacked_its_birth_date_has_a_case_that_its_corrected_row_resolves_also_in_small_letters()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (GivenName, "GIVEN1"), (Surname, "SURNAME1"), (Birthday, "")).Person(2));

        var corrected = await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        corrected.InShort().ShouldBe("1 read: 1 created");
        (await database.ScalarAsync<string>("SELECT state FROM imports.set_aside_cases")).ShouldBe("resolved");
    }

    [Fact]
    public async Task A_case_keeps_what_the_partner_sent_but_the_cards_secrets_and_the_unwanted_columns()
    {
        await using var database = await fixture.NewDatabaseAsync();

        await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (Birthday, TooYoung)).Person(2, (City, "")).Person(3, (CCNumber, "4716 card 2930")));

        var cells = await database.LinesAsync("SELECT cells::text FROM imports.set_aside_cases");
        cells.Count.ShouldBe(3);
        cells.ShouldAllBe(cell => cell.Contains("\"Given") && !cell.Contains("SECRET-") && !cell.Contains("4716") && !cell.Contains("CVV2"));
        (await TableContents.FindAsync(database, "SECRET-|4716293")).ShouldBeEmpty();
    }
}
