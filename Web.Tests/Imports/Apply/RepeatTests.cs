using Kotline.Infrastructure.Imports.Intake;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>Whatever a partner sends again, nothing is ever there twice.</summary>
public sealed class RepeatTests(DatabaseFixture fixture)
{
    // Five who qualify, one too young, one who comes twice with two telephone numbers, two who share a card.
    private static PartnerFileBuilder Month(string firstPhone = "01.99.00.00.01") => new PartnerFileBuilder()
        .Person(1, (TelephoneNumber, firstPhone))
        .People(2, 5)
        .Person(6, (Birthday, "5/1/2012"))
        .Person(7)
        .Person(7, (TelephoneNumber, "01.99.77.77.77"))
        .Person(8, (CCNumber, PartnerFileBuilder.CardOf(9)))
        .Person(9);

    [Fact]
    public async Task The_same_bytes_again_return_the_first_receipt_and_touch_no_table()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(Month());
        var before = await TableContents.OfAsync(database);

        var second = await database.TakeInAsync(Month());

        first.InShort().ShouldBe("10 read: 6 created, 4 set aside (age 1, card 2, duplicate 1)");
        (first.Receipt, second.Receipt).ShouldBe(("new", "repeat"));
        second.ImportId.ShouldBe(first.ImportId);
        second.InShort().ShouldBe(first.InShort());
        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_bytes_on_a_later_date_and_under_another_name_are_still_the_first_receipt()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(Month());
        var before = await TableContents.OfAsync(database);

        var outcome = await database.TakeInAsync(Month().File("again.csv"), " alpha ".Trim(), new DateOnly(2026, 6, 1));

        var second = outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
        (second.Receipt, second.ImportId, second.ImportDate).ShouldBe(("repeat", first.ImportId, new DateOnly(2026, 1, 1)));
        (second.File, second.Partner).ShouldBe(("again.csv", "Alpha"));
        (await TableContents.OfAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_bytes_under_another_policy_are_still_the_first_receipt()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(Month());
        await database.ExecuteAsync(
            "INSERT INTO imports.selection_policies (minimum_age, age_limit, height_tolerance_cm) VALUES (10, 120, 2)");

        var second = await database.TakeInAsync(Month());

        (second.Receipt, second.ImportId, second.Policy.MinimumAge).ShouldBe(("repeat", first.ImportId, 18));
    }

    [Fact]
    public async Task The_same_rows_in_another_order_with_one_changed_phone_update_one_client_and_nothing_else()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(Month());
        const string others = """
            SELECT md5(string_agg(c::text, E'\n' ORDER BY c.id)) FROM clients.clients c WHERE c.given_name <> 'Given1'
            """;
        var before = await database.ScalarAsync<string>(others);

        var second = await database.TakeInAsync(Month(firstPhone: "01.99.11.11.11").Reversed());

        second.InShort().ShouldBe("10 read: 1 updated, 5 unchanged, 4 set aside (age 1, card 2, duplicate 1)");
        second.Receipt.ShouldBe("new");
        (await database.ScalarAsync<string>(others)).ShouldBe(before);
        (await database.ScalarAsync<string>("SELECT phone FROM clients.clients WHERE given_name = 'Given1'")).ShouldBe("01.99.11.11.11");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(6);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.set_aside_cases")).ShouldBe(4);
    }

    [Fact]
    public async Task The_same_bytes_from_another_partner_are_an_import_of_its_own_and_no_second_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var people = new PartnerFileBuilder().People(1, 3);
        var first = await database.TakeInAsync(people, "Alpha");

        var second = await database.TakeInAsync(people, "Beta");

        (second.Receipt, second.InShort()).ShouldBe(("new", "3 read: 3 unchanged"));
        second.ImportId.ShouldNotBe(first.ImportId);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(3);
    }

    [Fact]
    public async Task Two_uploads_of_one_file_at_the_same_moment_are_one_import_and_one_repeat()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.TakeInAsync(Month()))));

        receipts.Select(receipt => receipt.Receipt).Order().ShouldBe(["new", "repeat", "repeat", "repeat"]);
        receipts.Select(receipt => (receipt.ImportId, receipt.InShort())).Distinct().ShouldHaveSingleItem();
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.imports")).ShouldBe(1);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.rows")).ShouldBe(10);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(6);
    }

    [Fact]
    public async Task Overlapping_files_at_the_same_moment_create_nobody_twice()
    {
        await using var database = await fixture.NewDatabaseAsync();
        (PartnerFileBuilder File, string Partner)[] uploads =
        [
            (new PartnerFileBuilder().People(1, 60), "Alpha"),
            (new PartnerFileBuilder().People(31, 90), "Alpha"),
            (new PartnerFileBuilder().People(1, 90).Reversed(), "Beta"),
        ];

        var receipts = await Task.WhenAll(uploads.Select(upload => Task.Run(() => database.TakeInAsync(upload.File, upload.Partner))));

        receipts.ShouldAllBe(receipt => receipt.Receipt == "new" && receipt.SetAside == 0 && receipt.Updated == 0);
        receipts.Sum(receipt => receipt.Created).ShouldBe(90);
        receipts.Sum(receipt => receipt.Unchanged).ShouldBe(60 + 60 + 90 - 90);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients")).ShouldBe(90);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.cards")).ShouldBe(90);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.vehicles")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_files_at_the_same_moment_whose_people_share_a_card_keep_neither_holder_active()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var card = PartnerFileBuilder.CardOf(1);

        var receipts = await Task.WhenAll(
            Task.Run(() => database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha")),
            Task.Run(() => database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)), "Beta")));

        receipts.Select(receipt => receipt.InShort()).Order().ShouldBe(["1 read: 1 created", "1 read: 1 set aside (card 1); 1 suspended"]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients WHERE NOT suspended")).ShouldBe(0);
        (await database.ScalarAsync<long>("SELECT count(*) FROM imports.set_aside_cases WHERE state = 'open'")).ShouldBe(2);
    }
}
