using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>
/// What somebody decided stands while the same row comes, and a partner's slip hides no client (the design, 4.3 and 4.4).
/// </summary>
public sealed class StandingTests(DatabaseFixture fixture)
{
    private static readonly string firstCard = PartnerFileBuilder.CardOf(1);

    [Fact]
    public async Task A_dismissed_row_with_a_strangers_card_suspends_nobody_when_it_comes_again()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)));
        (await database.SuspendedAsync()).ShouldBe(["Surname1", "Surname2"]);
        await database.ExecuteAsync("""
            UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now();
            UPDATE clients.clients SET suspended = false
            """);

        var again = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)).Person(3));

        again.InShort().ShouldBe("2 read: 1 created, 1 set aside (card 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_row_that_comes_again_does_not_suspend_the_client_it_became()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "")));
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'corrected', closed_at = now()");
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Corrected by hand");

        var again = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "")).Person(2));

        again.InShort().ShouldBe("2 read: 1 created, 1 set aside (missing 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clients_row_that_lacks_the_birth_date_this_month_does_not_suspend_the_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var slip = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "")));

        slip.InShort().ShouldBe("1 read: 1 set aside (missing 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_else_without_a_birth_date_but_with_a_clients_card_does_suspend_the_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var stranger = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard), (Birthday, "")));

        stranger.InShort().ShouldBe("1 read: 1 set aside (card 1, missing 1); 1 suspended");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task A_suspended_client_with_an_open_case_shows_the_card_in_it_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")));

        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, firstCard)), "Beta");

        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 missing:City+card:CCNumber", "Beta SURNAME2 card:CCNumber"]);
    }

    [Fact]
    public async Task A_client_whose_open_case_has_the_card_is_suspended_whichever_file_comes_first()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var caseCard = PartnerFileBuilder.CardOf(90);
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, caseCard), (City, "")));
        (await database.SuspendedAsync()).ShouldBeEmpty();

        var later = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, caseCard)), "Beta");

        later.InShort().ShouldBe("1 read: 1 set aside (card 1); 1 suspended");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task A_row_of_another_partner_brings_nobody_back_while_an_open_case_holds_a_shared_card_against_them()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var sharedCard = PartnerFileBuilder.CardOf(90);
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, sharedCard)).Person(2, (CCNumber, sharedCard)));
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Beta");

        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task A_dismissed_duplicate_that_comes_first_does_not_keep_out_the_row_that_counts()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(1, (City, "LYON")));
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now()");

        var next = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1, (City, "LYON")).Person(1, (TelephoneNumber, "01.99.11.11.11")));

        next.InShort().ShouldBe("2 read: 1 updated, 1 set aside (duplicate 1)");
        (await database.LinesAsync("SELECT city || ' ' || phone FROM clients.clients")).ShouldBe(["PARIS 01.99.11.11.11"]);
    }
}
