using System.Data;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>
/// A suspension ends, recorded, when fewer than two birth dates are left among those who hold a client's numbers; and not before (the
/// design, 4.4).
/// </summary>
public sealed class SuspensionEndTests(DatabaseFixture fixture)
{
    private const string Ends = """
        SELECT concat_ws(' ', c.surname, 'import ' || u.import_id) FROM audit.changes a
        JOIN audit.units_of_work u ON u.id = a.unit_of_work_id JOIN clients.clients c ON c.id = a.row_id
        WHERE a.table_name = 'clients.clients' AND a.old_values @> '{"suspended": true}' AND a.new_values @> '{"suspended": false}'
        ORDER BY a.id
        """;

    private static readonly string firstCard = PartnerFileBuilder.CardOf(1);
    private static readonly string newCard = PartnerFileBuilder.CardOf(90);
    private static readonly string otherCard = PartnerFileBuilder.CardOf(91);

    [Fact]
    public async Task When_one_of_a_pair_comes_with_another_card_the_other_one_is_active_again_and_that_is_recorded()
    {
        await using var database = await WithSuspendedPairAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, newCard)));

        receipt.InShort().ShouldBe("1 read: 1 updated");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
        (await database.LinesAsync(Ends)).ShouldBe(
            [$"Surname1 import {receipt.ImportId}", $"Surname2 import {receipt.ImportId}"], ignoreOrder: true);
        (await database.LinesAsync("SELECT state FROM imports.set_aside_cases")).ShouldBe(["resolved", "resolved"]);
    }

    [Fact]
    public async Task When_both_come_with_new_cards_both_are_active_again()
    {
        await using var database = await WithSuspendedPairAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, newCard)).Person(2, (CCNumber, otherCard)));

        receipt.InShort().ShouldBe("2 read: 2 updated");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_owner_comes_with_another_card_the_one_who_was_sent_with_hers_is_active_again_and_the_question_stays()
    {
        await using var database = await WithSuspendedPairAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, newCard)));

        receipt.InShort().ShouldBe("1 read: 1 updated");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME2 card:CCNumber"]);
        // That case holds the card all the same.
        (await database.TakeInAsync(new PartnerFileBuilder().Person(3, (CCNumber, firstCard)), "Beta")).InShort()
            .ShouldBe("1 read: 1 set aside (card 1); 1 suspended");
        (await database.SuspendedAsync()).ShouldBe(["Surname2"]);
    }

    [Fact]
    public async Task A_stranger_who_comes_with_a_card_of_their_own_ends_it_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)), "Beta");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        // Set aside for another reason now, but with another card.
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (City, "")), "Beta");

        receipt.InShort().ShouldBe("1 read: 1 set aside (missing 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBe(["Beta SURNAME2 missing:City"]);
    }

    [Fact]
    public async Task A_holder_whose_birth_date_is_corrected_to_the_clients_is_asked_about_and_the_client_is_active_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, ""), (Birthday, "6/1/1980")), "Beta");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1")), "Beta");

        // The row takes the place of the one without a name; who is still called otherwise is the question.
        receipt.InShort().ShouldBe("1 read: 1 set aside (identity 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_who_is_set_aside_for_something_else_is_active_again_once_no_number_is_shared()
    {
        await using var database = await WithSuspendedPairAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (City, "")));

        receipt.InShort().ShouldBe("1 read: 1 set aside (missing 1)");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME2 missing:City"]);
    }

    [Fact]
    public async Task A_client_of_two_shared_numbers_comes_back_when_both_are_free_in_whichever_order()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        // 1. Two partners' people: one has the client's card, the other the card with which she is sent by a third partner.
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)), "Beta");
        await database.TakeInAsync(new PartnerFileBuilder().Person(3, (CCNumber, newCard), (City, "")), "Gamma");
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, newCard)), "Delta");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        // 2. Her own number is free: the other one isn't, even when her partner sends her.
        await database.TakeInAsync(new PartnerFileBuilder().Person(2), "Beta");
        (await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(4))).InShort().ShouldBe("2 read: 1 created, 1 unchanged");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        // 3. Both are.
        await database.TakeInAsync(new PartnerFileBuilder().Person(3), "Gamma");
        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBe(["Delta SURNAME1 card:CCNumber"]);
    }

    [Fact]
    public async Task Three_holders_of_whom_one_goes_are_two_still()
    {
        await using var database = await WithSuspendedPairAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(3, (CCNumber, firstCard)), "Beta");

        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, newCard)));

        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
        (await database.TakeInAsync(new PartnerFileBuilder().Person(3), "Beta")).InShort().ShouldBe("1 read: 1 created");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Absence_from_a_file_ends_nothing()
    {
        await using var database = await WithSuspendedPairAsync();

        await database.TakeInAsync(new PartnerFileBuilder().People(3, 5));

        (await database.SuspendedAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 card:CCNumber", "Alpha SURNAME2 card:CCNumber"]);
    }

    [Fact]
    public async Task A_case_that_was_open_for_another_reason_goes_back_to_it()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)), "Beta");
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 missing:City+card:CCNumber", "Beta SURNAME2 card:CCNumber"]);

        await database.TakeInAsync(new PartnerFileBuilder().Person(2), "Beta");

        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 missing:City"]);
    }

    [Fact]
    public async Task Two_imports_at_once_that_free_a_number_between_them_leave_nobody_suspended()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)), "Beta");
        await database.TakeInAsync(new PartnerFileBuilder().Person(3, (CCNumber, firstCard)), "Gamma");

        await Task.WhenAll(
            database.TakeInAsync(new PartnerFileBuilder().Person(2), "Beta"),
            database.TakeInAsync(new PartnerFileBuilder().Person(3), "Gamma"));

        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2", "Surname3"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
        (await database.LinesAsync(Ends)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_decides_on_a_case_ends_the_suspension_within_their_own_unit_of_work()
    {
        const string endOfFirst =
            "SELECT imports.end_suspensions(ARRAY(SELECT card_fingerprint FROM clients.clients WHERE surname = 'Surname1'))";
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await WithSuspendedPairAsync();
        var actor = await database.ActAsync(cancellationToken);
        await database.ExecuteAsync(
            "UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now() WHERE line_number IS NOT NULL");

        await using (var unit = await UnitOfWork.BeginAsync(
            database.Database.Web, actor, DatabaseRole.Manager, "decide", IsolationLevel.ReadCommitted, cancellationToken))
        {
            await using var end = new NpgsqlCommand(endOfFirst, unit.Connection);
            (await end.ExecuteScalarAsync(cancellationToken)).ShouldBe(2);
            await unit.CommitAsync();
        }

        // Also the client with another card, who held this one by the case that is closed now.
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
        (await database.ScalarAsync<string>("""
            SELECT DISTINCT u.purpose FROM audit.changes a JOIN audit.units_of_work u ON u.id = a.unit_of_work_id
            WHERE a.new_values @> '{"suspended": false}' AND a.operation = 'UPDATE'
            """)).ShouldBe("decide");
    }

    [Fact]
    public async Task Nobody_is_freed_whose_number_is_shared_whoever_asks()
    {
        await using var database = await WithSuspendedPairAsync();

        (await database.ScalarAsync<int>("SELECT imports.end_suspensions(ARRAY(SELECT fingerprint FROM clients.cards))")).ShouldBe(0);

        (await database.SuspendedAsync()).ShouldBe(["Surname1", "Surname2"]);
    }

    /// <summary>Two clients, of whom the second was sent with the first one's card.</summary>
    private async Task<TestDatabase> WithSuspendedPairAsync()
    {
        var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)));
        (await database.SuspendedAsync()).ShouldBe(["Surname1", "Surname2"]);
        return database;
    }
}
