using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>
/// Holders of one card who all have one birth date are presumed to be one person whose name was written otherwise: a question, and nobody
/// is suspended (the design, 4.3).
/// </summary>
public sealed class PresumedPersonTests(DatabaseFixture fixture)
{
    private const string Client = "SELECT c::text FROM clients.clients c";
    private const string Dismiss = "UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now() WHERE state = 'open'";
    private static readonly string card = PartnerFileBuilder.CardOf(1);

    [Fact]
    public async Task A_name_that_is_spelled_otherwise_is_asked_about_and_the_client_stays_as_they_were()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(Roxane());
        var before = await database.ScalarAsync<string>(Client);

        var misspelt = await database.TakeInAsync(Roxanne());

        misspelt.InShort().ShouldBe("1 read: 1 set aside (identity 1)");
        (await database.LinesAsync(Client)).ShouldBe([before]);
        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 identity:GivenName"]);
        (await database.ScalarAsync<DateOnly>("SELECT birth_date FROM imports.set_aside_cases")).ShouldBe(new DateOnly(1980, 5, 14));
    }

    [Fact]
    public async Task A_clean_month_after_a_misspelt_one_leaves_the_clients_as_they_were_and_the_question_open()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var clean = new PartnerFileBuilder().People(1, 3);
        await database.TakeInAsync(clean);
        var before = await database.LinesAsync(Client + " ORDER BY id");

        var misspelt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1")).People(2, 3));
        var cleanAgain = await database.TakeInAsync(clean.Reversed());

        misspelt.InShort().ShouldBe("3 read: 2 unchanged, 1 set aside (identity 1)");
        cleanAgain.InShort().ShouldBe("3 read: 3 unchanged");
        (await database.LinesAsync(Client + " ORDER BY id")).ShouldBe(before);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAMME1 identity:GivenName"]);
    }

    [Fact]
    public async Task Both_spellings_in_one_file_are_both_asked_about_while_neither_is_a_client()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(1, (Surname, "Surnamme1")).Person(2));

        receipt.InShort().ShouldBe("3 read: 1 created, 2 set aside (identity 2)");
        (await database.ActiveAsync()).ShouldBe(["Surname2"]);
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 identity:GivenName", "Alpha SURNAMME1 identity:GivenName"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_both_spellings_in_one_file_the_clients_own_goes_its_way(bool misspeltFirst)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));
        var file = new PartnerFileBuilder().Person(1, (City, "LYON")).Person(1, (City, "LYON")).Person(1, (Surname, "Surnamme1"));

        var receipt = await database.TakeInAsync(misspeltFirst ? file.Reversed() : file);

        receipt.InShort().ShouldBe("3 read: 1 updated, 1 unchanged, 1 set aside (identity 1)");
        (await database.LinesAsync("SELECT surname || ' ' || city FROM clients.clients WHERE NOT suspended")).ShouldBe(["Surname1 LYON"]);
    }

    [Fact]
    public async Task A_client_with_a_new_card_takes_it_and_the_other_spelling_is_asked_about()
    {
        var newCard = PartnerFileBuilder.CardOf(90);
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var receipt = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (CCNumber, newCard), (Surname, "Surnamme1")).Person(1, (CCNumber, newCard)));

        receipt.InShort().ShouldBe("2 read: 1 updated, 1 set aside (identity 1)");
        (await database.ActiveAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task Two_clients_of_one_birth_date_never_get_one_card()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var otherCard = PartnerFileBuilder.CardOf(90);
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(1, (Surname, "Surnamme1"), (CCNumber, otherCard)));

        // 1. The one comes with the other's card: that one's row goes its way, this one is asked about.
        var one = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1")).Person(1));
        one.InShort().ShouldBe("2 read: 1 unchanged, 1 set aside (identity 1)");

        // 2. Both come with a third card: which of them has it nobody can say.
        var newCard = PartnerFileBuilder.CardOf(91);
        var both = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (CCNumber, newCard)).Person(1, (Surname, "Surnamme1"), (CCNumber, newCard)));
        both.InShort().ShouldBe("2 read: 2 set aside (identity 2)");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surnamme1"]);
    }

    [Fact]
    public async Task Other_partners_files_and_their_open_cases_are_asked_about_by_the_same_rule()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");

        var beta = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1")), "Beta");
        var gamma = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnammme1")), "Gamma");
        var alpha = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "LYON")), "Alpha");

        (beta.InShort(), gamma.InShort(), alpha.InShort()).ShouldBe(
            ("1 read: 1 set aside (identity 1)", "1 read: 1 set aside (identity 1)", "1 read: 1 updated"));
        (await database.ActiveAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task An_open_case_is_asked_about_too_while_there_is_no_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")), "Alpha");

        var other = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1")), "Beta");

        other.InShort().ShouldBe("1 read: 1 set aside (identity 1)");
        (await database.OpenCasesAsync()).ShouldBe(["Alpha SURNAME1 missing:City", "Beta SURNAMME1 identity:GivenName"]);
    }

    [Fact]
    public async Task An_open_case_with_another_birth_date_is_somebody_else()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(2, (City, ""), (CCNumber, card)), "Beta");

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(1, (Surname, "Surnamme1")), "Alpha");

        receipt.InShort().ShouldBe("2 read: 2 set aside (card 2)");
    }

    [Fact]
    public async Task With_two_birth_dates_every_holder_is_set_aside_for_the_card_whatever_the_names()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");

        var receipt = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1).Person(1, (Surname, "Surnamme1")).Person(1, (Birthday, "6/1/1980")), "Beta");

        receipt.InShort().ShouldBe("3 read: 3 set aside (card 3); 1 suspended");
        (await database.SuspendedAsync()).ShouldBe(["Surname1"]);
    }

    [Fact]
    public async Task Two_accepted_clients_of_two_birth_dates_are_both_suspended_as_ever()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(2, (CCNumber, card)), "Beta");

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1); 2 suspended");
    }

    [Fact]
    public async Task Somebody_whose_birth_date_cannot_be_read_is_somebody_else()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, "Surnamme1"), (Birthday, "13/45/1980")));

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1, malformed 1); 1 suspended");
    }

    [Theory]
    [InlineData("ZOÉ", "SURNAME1")]
    [InlineData("zoé", "")]
    [InlineData("", "surname1")]
    public async Task A_row_that_lacks_its_birth_date_is_the_clients_whatever_the_capitals_of_its_name(string givenName, string surname)
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (GivenName, "Zoé")));

        var receipt = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (GivenName, givenName), (Surname, surname), (Birthday, "")).Person(2));

        receipt.InShort().ShouldStartWith("2 read: 1 created, 1 set aside (missing 1)");
        (await database.SuspendedAsync()).ShouldBeEmpty();
        (await database.ScalarAsync<DateOnly>("SELECT birth_date FROM imports.set_aside_cases")).ShouldBe(new DateOnly(1980, 5, 14));
    }

    [Fact]
    public async Task A_row_that_lacks_its_birth_date_is_the_one_of_its_file_that_has_it_whatever_the_capitals_of_its_name()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipt = await database.TakeInAsync(
            new PartnerFileBuilder().Person(1).Person(1, (GivenName, "GIVEN1"), (Surname, "SURNAME1"), (Birthday, "")));

        receipt.InShort().ShouldBe("2 read: 1 created, 1 set aside (missing 1)");
    }

    [Fact]
    public async Task A_row_without_a_name_but_with_another_birth_date_is_somebody_else()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1));

        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Surname, ""), (Birthday, "6/1/1980")));

        receipt.InShort().ShouldBe("1 read: 1 set aside (card 1, missing 1); 1 suspended");
    }

    [Fact]
    public async Task A_case_of_a_row_that_was_taken_for_the_client_suspends_nobody_when_another_partner_sends_the_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (Birthday, "")), "Alpha");

        var beta = await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Beta");

        beta.InShort().ShouldBe("1 read: 1 unchanged");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_whose_birth_date_a_manager_corrected_is_one_person_with_their_own_open_case()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1), "Alpha");
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")), "Beta");
        await database.ExecuteAsync("UPDATE clients.clients SET birth_date = '1980-05-03', renamed = true");

        var next = await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2), "Alpha");

        next.InShort().ShouldBe("2 read: 1 created, 1 unchanged");
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dismissed_spelling_that_comes_again_asks_nothing_more()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(Roxane());
        await database.TakeInAsync(Roxanne());
        await database.ExecuteAsync(Dismiss);

        var again = await database.TakeInAsync(Roxanne().Person(2));

        again.InShort().ShouldBe("2 read: 1 created, 1 set aside (identity 1)");
        (await database.OpenCasesAsync()).ShouldBeEmpty();
        (await database.SuspendedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_spelling_was_dismissed_the_other_one_becomes_the_client()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var file = new PartnerFileBuilder().Person(1).Person(1, (Surname, "Surnamme1"));
        await database.TakeInAsync(file);
        await database.ExecuteAsync(Dismiss + " AND person_key ~ 'SURNAMME1'");

        var again = await database.TakeInAsync(file.Person(2));

        again.InShort().ShouldBe("3 read: 2 created, 1 set aside (identity 1)");
        (await database.ActiveAsync()).ShouldBe(["Surname1", "Surname2"]);
        (await database.OpenCasesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_imports_at_once_make_one_client_and_one_question()
    {
        await using var database = await fixture.NewDatabaseAsync();

        var receipts = await Task.WhenAll(database.TakeInAsync(Roxane(), "Alpha"), database.TakeInAsync(Roxanne(), "Beta"));

        receipts.Select(receipt => receipt.InShort()).ShouldBe(
            ["1 read: 1 created", "1 read: 1 set aside (identity 1)"], ignoreOrder: true);
        (await database.ActiveAsync()).ShouldBe(["Surname1"]);
        (await database.OpenCasesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_list_of_set_aside_rows_names_the_client_whom_a_row_may_be_about()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(Roxane());
        var receipt = await database.TakeInAsync(Roxanne()
            .Person(2, (CCNumber, PartnerFileBuilder.CardOf(3)), (Birthday, "7/1/1980"))
            .Person(3, (Birthday, "7/1/1980")));
        receipt.InShort().ShouldBe("3 read: 3 set aside (identity 3)");

        var list = await new ListSetAsideRows(database.Database).RunAsync(
            receipt.ImportId, new SetAsideQuery("identity"), TestContext.Current.CancellationToken);

        list.ShouldNotBeNull().Rows.Select(row => row.Presumed).ShouldBe([new PresumedClient(1, "Roxane", "Surname1"), null, null]);
    }

    private static PartnerFileBuilder Roxane() => new PartnerFileBuilder().Person(1, (GivenName, "Roxane"));

    private static PartnerFileBuilder Roxanne() => new PartnerFileBuilder().Person(1, (GivenName, "Roxanne"));
}
