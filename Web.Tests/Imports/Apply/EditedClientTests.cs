using Kotline.Web.Tests.Clients;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>What a manager corrected stands while the partner sends the row that it sent before.</summary>
public sealed class EditedClientTests(DatabaseFixture fixture)
{
    private const string Phones = "SELECT surname || ' ' || phone FROM clients.clients ORDER BY surname";
    private const string Suspended = "SELECT surname FROM clients.clients WHERE suspended ORDER BY surname";
    private const string NewPhone = "01.99.11.11.11";

    [Fact]
    public async Task A_correction_stands_when_the_same_row_comes_in_another_order_beside_a_row_that_changed()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 3));
        await database.EditAsync("Surname1", (TelephoneNumber, NewPhone));

        var next = await database.TakeInAsync(new PartnerFileBuilder().People(1, 2).Person(3, (City, "LYON")).Reversed());

        next.InShort().ShouldBe("3 read: 1 updated, 2 unchanged");
        (await database.LinesAsync(Phones)).ShouldBe([$"Surname1 {NewPhone}", "Surname2 01.99.00.00.02", "Surname3 01.99.00.00.03"]);
        (await database.ScalarAsync<string>("SELECT city FROM clients.clients WHERE surname = 'Surname3'")).ShouldBe("LYON");
    }

    [Fact]
    public async Task What_the_partner_says_anew_replaces_the_correction()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.EditAsync("Surname1", (TelephoneNumber, NewPhone));

        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (TelephoneNumber, "01.99.22.22.22")));

        next.InShort().ShouldBe("1 read: 1 updated");
        (await database.LinesAsync(Phones)).ShouldBe(["Surname1 01.99.22.22.22"]);
    }

    [Fact]
    public async Task A_row_that_says_what_the_manager_wrote_is_the_one_to_be_known_by_from_then_on()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.EditAsync("Surname1", (TelephoneNumber, NewPhone));

        var agreed = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (TelephoneNumber, NewPhone)));
        var back = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));

        (agreed.InShort(), back.InShort()).ShouldBe(("1 read: 1 unchanged", "2 read: 1 created, 1 updated"));
    }

    [Fact]
    public async Task A_renamed_client_is_known_by_the_old_row_and_nobody_is_suspended_for_a_shared_card()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 2));
        await database.EditAsync("Surname1", (Surname, "Married"), (Birthday, "1980-05-15"));

        var next = await database.TakeInAsync(new PartnerFileBuilder().People(1, 3));
        var after = await database.TakeInAsync(new PartnerFileBuilder().People(1, 4));

        (next.InShort(), after.InShort()).ShouldBe(("3 read: 1 created, 2 unchanged", "4 read: 1 created, 3 unchanged"));
        (await database.LinesAsync("SELECT surname FROM clients.clients ORDER BY surname")).ShouldBe(["Married", "Surname2", "Surname3", "Surname4"]);
        (await database.LinesAsync(Suspended)).ShouldBeEmpty();
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.set_aside_cases")).ShouldBe(0);
    }

    [Fact]
    public async Task A_renamed_client_whom_the_partner_renames_too_is_an_ordinary_client_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.EditAsync("Surname1", (Surname, "Married"));

        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Married"), (City, "LYON")));

        next.InShort().ShouldBe("1 read: 1 updated");
        (await database.ScalarAsync<bool>("SELECT renamed FROM clients.clients")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_old_row_belongs_to_whoever_bears_its_name_now()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 2));
        await database.EditAsync("Surname1", (Surname, "Married"));
        await database.EditAsync("Surname2", (GivenName, "Given1"), (Surname, "Surname1"), (Birthday, "1980-05-14"));

        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(3));

        // Somebody else has that name now, with another card: the row says something new about that person, whose card two would hold,
        // who have one birth date.
        next.InShort().ShouldBe("2 read: 1 created, 1 set aside (identity 1)");
        (await database.LinesAsync(Suspended)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_suspended_client_comes_back_as_the_manager_corrected_them()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, PartnerFileBuilder.CardOf(1))), "Beta");
        (await database.LinesAsync(Suspended)).ShouldBe(["Surname1"]);
        await database.EditAsync("Surname1", (TelephoneNumber, NewPhone));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2), "Beta");

        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(3));

        next.InShort().ShouldBe("2 read: 1 created, 1 unchanged");
        (await database.LinesAsync(Suspended)).ShouldBeEmpty();
        (await database.ScalarAsync<string>("SELECT phone FROM clients.clients WHERE surname = 'Surname1'")).ShouldBe(NewPhone);
    }

    [Fact]
    public async Task A_birth_date_corrected_to_that_of_who_has_the_card_too_ends_the_suspension_at_once()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1"), (Birthday, "6/1/1980")), "Beta");
        (await database.LinesAsync(Suspended)).ShouldBe(["Surname1"]);

        await database.EditAsync("Surname1", (TelephoneNumber, NewPhone));
        (await database.LinesAsync(Suspended)).ShouldBe(["Surname1"]);
        await database.EditAsync("Surname1", (Birthday, "1980-06-01"));

        (await database.LinesAsync(Suspended)).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBe(["Beta SURNAMME1 card:CCNumber"]);
    }

    [Fact]
    public async Task A_client_names_the_partner_of_the_import_that_last_wrote_it()
    {
        const string partners = "SELECT p.name FROM clients.clients c JOIN imports.partners p ON p.id = c.partner_id";
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Beta");
        (await database.LinesAsync(partners)).ShouldBe(["Alpha"]);

        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "LYON")), "Beta");

        (await database.LinesAsync(partners)).ShouldBe(["Beta"]);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => database.ExecuteAsync(
            "UPDATE clients.clients SET partner_id = (SELECT id FROM imports.partners WHERE name = 'Alpha')"));
    }
}
