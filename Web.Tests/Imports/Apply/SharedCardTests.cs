using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>A card number is held by one person only: within a file, across files, and against earlier imports (the design, 4.3).</summary>
public sealed class SharedCardTests(DatabaseFixture fixture)
{
    private static readonly string card = PartnerFileBuilder.CardOf(1);

    [Fact]
    public async Task Every_holder_is_set_aside_within_one_file()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder()
            .Person(1).Person(2, (CCNumber, card)).Person(3, (CCNumber, card), (Birthday, "5/1/2012")).Person(4));

        receipt.InShort().ShouldBe("4 read: 1 created, 3 set aside (age 1, card 3)");
        (await database.ActiveAsync()).ShouldBe(["Surname4"]);
    }

    [Fact]
    public async Task One_person_may_come_twice_with_one_card()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(1));

        receipt.InShort().ShouldBe("2 read: 1 created, 1 unchanged");
    }

    [Fact]
    public async Task A_client_accepted_earlier_is_suspended_until_the_other_partner_has_corrected_its_file()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");
        (await database.ActiveAsync()).ShouldBe(["Surname1"]);

        // 1. Another partner's person has her card: both are set aside.
        var sharing = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)), "Beta");
        sharing.InShort().ShouldBe("1 read: 1 set aside (card 1); 1 suspended");
        (await database.ActiveAsync()).ShouldBeEmpty();
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 card:CCNumber", "Beta SURNAME2 card:CCNumber"]);

        // 2. Her own partner sends her again: nothing has been settled, and she is suspended once only.
        var again = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(3), "Alpha");
        again.InShort().ShouldBe("2 read: 1 created, 1 set aside (card 1)");
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 card:CCNumber", "Beta SURNAME2 card:CCNumber"]);

        // 3. The other partner corrects the card: that person is a client now, and she is one again.
        var corrected = await database.TakeInAsync(new PartnerFileBuilder().Person(2), "Beta");
        corrected.InShort().ShouldBe("1 read: 1 created");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2", "Surname3"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 card:CCNumber"]);

        // 4. The next file with her in it resolves what was set aside.
        var resolving = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(3).Person(4), "Alpha");
        resolving.InShort().ShouldBe("3 read: 1 created, 2 unchanged");
        (await database.OpenCasesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_corrects_both_holders_brings_the_suspended_client_back_at_once()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2, (CCNumber, card)));
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));

        receipt.InShort().ShouldBe("2 read: 1 created, 1 updated");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_who_comes_with_another_clients_card_suspends_both()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)));

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1); 2 suspended");
        (await database.SuspendedAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 card:CCNumber", "Alpha SURNAME2 card:CCNumber"]);
    }

    [Fact]
    public async Task A_row_set_aside_for_its_age_still_holds_its_card_next_month_and_for_every_partner()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "5/1/2012")), "Alpha");

        var same = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)), "Alpha");
        var other = await database.TakeInAsync(new PartnerFileBuilder().Person(3, (CCNumber, card)), "Beta");

        same.InShort().ShouldBe("1 read: 1 set aside (card 1)");
        other.InShort().ShouldBe("1 read: 1 set aside (card 1)");
    }

    [Fact]
    public async Task A_dismissed_row_holds_no_card_whether_it_comes_again_or_not()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "5/1/2012")));
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now()");

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "5/1/2012")).Person(2, (CCNumber, card)));

        receipt.InShort().ShouldBe("2 read: 1 created, 1 set aside (age 1)");
        (await database.ActiveAsync()).ShouldBe(["Surname2"]);
    }

    [Fact]
    public async Task A_row_that_does_not_say_who_it_is_about_holds_its_card_too()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "")));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)));

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1)");
    }

    [Fact]
    public async Task A_number_is_the_same_however_its_digits_are_grouped()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var grouped = string.Join('-', card.Chunk(4).Select(digits => new string(digits)));
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, grouped), (CVV2, "999"), (CCExpires, "1/2031")));

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1); 1 suspended");
    }

    [Fact]
    public async Task A_client_with_a_new_card_keeps_the_old_ones_row_and_frees_its_number()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var moved = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, PartnerFileBuilder.CardOf(50))));
        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)));

        (moved.InShort(), next.InShort()).ShouldBe(("1 read: 1 updated", "1 read: 1 created"));
        // The freed number comes with the same type, code and expiry: a card row is a value, so it is the old row.
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.cards")).ShouldBe(2);
        (await database.LinesAsync("SELECT surname || ' ' || card_id FROM clients.clients ORDER BY surname")).ShouldBe(["Surname1 2", "Surname2 1"]);
    }
}
