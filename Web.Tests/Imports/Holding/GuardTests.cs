using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Holding;

/// <summary>An import that would do too much to its partner's clients is not kept unless somebody accepts that (the design, 4.1).</summary>
public sealed class GuardTests(DatabaseFixture fixture)
{
    [Theory]
    [InlineData(30, 20, false)]
    [InlineData(30, 21, true)]
    [InlineData(500, 25, false)]
    [InlineData(500, 26, true)]
    public async Task As_many_clients_may_be_suspended_as_the_limit_says_and_not_one_more(int clients, int suspended, bool isTooMuch)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, clients));

        var outcome = await TakeInAsync(database, GuardedFiles.Suspending(suspended));

        if (isTooMuch)
        {
            var changes = outcome.ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;
            (changes.ActiveClients, changes.Suspended, changes.SuspendedLimit).ShouldBe((clients, suspended, suspended - 1));
            (await database.SuspendedAsync()).ShouldBeEmpty();
        }
        else
        {
            outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.NowSetAside.ShouldBe(suspended);
        }
    }

    [Theory]
    [InlineData(30, 20, false)]
    [InlineData(30, 21, true)]
    [InlineData(60, 30, false)]
    [InlineData(60, 31, true)]
    public async Task As_many_clients_may_have_a_text_changed_as_the_limit_says_and_not_one_more(int clients, int changed, bool isTooMuch)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, clients));

        var outcome = await TakeInAsync(database, GuardedFiles.Moving(changed));

        if (isTooMuch)
        {
            var changes = outcome.ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;
            (changes.ActiveClients, changes.Changed["city"], changes.ChangedLimit).ShouldBe((clients, changed, changed - 1));
            changes.ChangedTooOften.ShouldBe(["city"]);
        }
        else
        {
            outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.Updated.ShouldBe(changed);
        }
    }

    public static TheoryData<WantedColumn, string, string> Texts => new()
    {
        { WantedColumn.Gender, "male", "gender" },
        { Title, "Dr.", "title" },
        { StreetAddress, "1 place Neuve", "street_address" },
        { ZipCode, "69001", "zip_code" },
        { State, "RA", "state_code" },
        { Country, "BE", "country_code" },
        { EmailAddress, "same@example.fr", "email" },
        { TelephoneNumber, "04.00.00.00.00", "phone" },
        { Vehicle, "2005 Fiat Panda", "vehicle" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_text_is_counted_by_itself(WantedColumn column, string text, string code)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 21));
        var file = new PartnerFileBuilder();
        for (var number = 1; number <= 21; number++)
        {
            file.Person(number, (column, text));
        }

        var changes = (await TakeInAsync(database, file)).ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;

        changes.Changed.Where(changed => changed.Value > 0).ShouldBe([KeyValuePair.Create(code, 21)]);
    }

    [Fact]
    public async Task A_name_that_is_only_spelled_otherwise_is_counted_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 21));
        var file = new PartnerFileBuilder();
        for (var number = 1; number <= 21; number++)
        {
            file.Person(number, (GivenName, $"GIVEN{number}"), (Surname, $"SURNAME{number}"));
        }

        var changes = (await TakeInAsync(database, file)).ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;

        changes.ChangedTooOften.ShouldBe(["given_name", "surname"]);
    }

    [Fact]
    public async Task Different_texts_do_not_add_up()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 40));
        var file = GuardedFiles.Moving(20);
        for (var number = 21; number <= 40; number++)
        {
            file.Person(number, (TelephoneNumber, "04.00.00.00.00"));
        }

        (await TakeInAsync(database, file)).ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.Updated.ShouldBe(40);
    }

    [Fact]
    public async Task A_partner_without_clients_has_no_guard_and_clients_of_another_partner_do_not_count()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 60), "Alpha");

        var first = await TakeInAsync(database, GuardedFiles.Moving(30), "Beta");
        var suspending = new PartnerFileBuilder();
        for (var number = 31; number <= 60; number++)
        {
            suspending.Person(5_000 + number, (CCNumber, PartnerFileBuilder.CardOf(number)));
        }

        var second = await TakeInAsync(database, suspending, "Beta");

        first.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.Updated.ShouldBe(30);
        second.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.NowSetAside.ShouldBe(30);
    }

    [Fact]
    public async Task Suspended_clients_are_not_counted()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 41));
        await database.ExecuteAsync(
            "UPDATE clients.clients SET suspended = true WHERE id IN (SELECT id FROM clients.clients ORDER BY id LIMIT 20)");

        var outcome = await TakeInAsync(database, GuardedFiles.Moving(41));

        var changes = outcome.ShouldBeOfType<ImportOutcome.TooManyChanges>().Changes;
        (changes.ActiveClients, changes.Changed["city"]).ShouldBe((21, 21));
    }

    [Fact]
    public async Task The_limits_are_those_of_the_policy_under_which_the_file_is_judged()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 10));
        await database.ExecuteAsync("""
            INSERT INTO imports.selection_policies (
                minimum_age, age_limit, height_tolerance_cm, guard_clients_min, guard_suspended_percent, guard_changed_percent)
            VALUES (18, 88, 1.27, 1, 10, 30)
            """);

        (await TakeInAsync(database, GuardedFiles.Moving(3))).ShouldBeOfType<ImportOutcome.TakenIn>();
        var moved = (await TakeInAsync(database, GuardedFiles.Moving(7))).ShouldBeOfType<ImportOutcome.TooManyChanges>();
        var suspended = (await TakeInAsync(database, GuardedFiles.Suspending(2))).ShouldBeOfType<ImportOutcome.TooManyChanges>();

        (moved.Changes.Changed["city"], moved.Changes.ChangedLimit).ShouldBe((4, 3));
        (suspended.Changes.Suspended, suspended.Changes.SuspendedLimit).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_it_is_dropped_and_nothing_but_that_is_written()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        var before = await TableContents.OfAsync(database);

        await TakeInAsync(database, GuardedFiles.Suspending(21));

        (await TableContents.OfAsync(database)).Except(before).Select(table => table.Split(':')[0])
            .ShouldBe(["accounts.tickets", "audit.changes", "audit.units_of_work", "imports.imports"], ignoreOrder: true);
        (await database.ScalarAsync<string>("SELECT state || ' ' || failure FROM imports.imports ORDER BY id DESC LIMIT 1"))
            .ShouldBe("failed too_many_changes");
    }

    [Fact]
    public async Task Whoever_accepts_beforehand_has_it_applied_and_is_recorded()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));

        var outcome = await TakeInAsync(database, GuardedFiles.Suspending(21), acceptsChanges: true);

        var receipt = outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
        (receipt.Receipt, receipt.InShort()).ShouldBe(("new", "21 read: 21 set aside (card 21); 21 suspended"));
        (await database.LinesAsync("""
            SELECT concat_ws(' ', u.actor, u.role, u.purpose) FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.table_name = 'imports.acceptances'
            """)).ShouldBe([$"cli:tester manager accept import {receipt.ImportId}"]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.staged_rows")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_accepted_and_the_database_refuses_says_so_and_can_be_sent_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 30));
        await database.ExecuteAsync("ALTER TABLE clients.clients ADD CONSTRAINT nobody_is_suspended CHECK (NOT suspended)");

        var refusal = await Should.ThrowAsync<PostgresException>(
            () => TakeInAsync(database, GuardedFiles.Suspending(21), acceptsChanges: true));

        refusal.ConstraintName.ShouldBe("nobody_is_suspended");
        (await database.ScalarAsync<string>("SELECT state || ' ' || failure FROM imports.imports ORDER BY id DESC LIMIT 1"))
            .ShouldBe("failed not_applied");
    }

    [Fact]
    public async Task Who_accepts_what_needs_no_acceptance_is_not_recorded_to_have_accepted_anything()
    {
        await using var database = await fixture.NewDatabaseAsync();

        await TakeInAsync(database, new PartnerFileBuilder().People(1, 3), acceptsChanges: true);

        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.acceptances")).ShouldBe(0);
    }

    private static Task<ImportOutcome> TakeInAsync(
        TestDatabase database, PartnerFileBuilder file, string partner = "Alpha", bool acceptsChanges = false) =>
        database.TakeInAsync(file.File(), partner, PartnerFileBuilder.ImportDate, acceptsChanges: acceptsChanges);
}
