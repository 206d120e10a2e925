using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Tests.Imports.Intake;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Reports;

/// <summary>What the list of an import's set-aside rows says of each.</summary>
public sealed class SetAsideListTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task Each_row_shows_its_cells_and_reasons_and_never_a_card()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await SmallFileTests.TakeInAsync(database, "small-french-client.csv", "France", PartnerFileBuilder.ImportDate);

        var list = await ListAsync(database, receipt.ImportId);

        list.Count.ShouldBe(13);
        list.Rows.Select(row => row.LineNumber - 1).ShouldBe([4, 6, 7, 9, 10, 11, 16, 17, 19, 20, 21, 23, 24]);
        Row(list, 17).Failures.ShouldBe([new SetAsideCell(new Failure(Reason.Missing, City), "")]);
        Row(list, 19).Failures.ShouldBe([new SetAsideCell(new Failure(Reason.Malformed, Birthday), "13/45/1990")]);
        var byHeight = Row(list, 9);
        (byHeight.HeightCm, byHeight.HeightInches, byHeight.CaseState).ShouldBe((174, 68, "open"));
        byHeight.Failures.Single().Value.ShouldBe("174");
        Row(list, 20).Failures.Select(cell => cell.Failure.Code).ShouldBe(["age:Birthday", "height:Centimeters"]);
        var byCard = Row(list, 10);
        byCard.Failures.ShouldBe([new SetAsideCell(new Failure(Reason.Card, CCNumber), null)]);
        byCard.Card.ShouldNotBeNull().LastFour.ShouldNotBeNull().Length.ShouldBe(4);
        byCard.Card.ShouldBe(Row(list, 11).Card);
        var unreadable = Row(list, 21);
        (unreadable.Unreadable, unreadable.FieldCount, unreadable.CaseState, unreadable.GivenName).ShouldBe(("too_few_fields", 30, null, ""));
        unreadable.Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("age", "4 6 7 20 24")]
    [InlineData("card", "10 11 23 24")]
    [InlineData("duplicate", "16")]
    [InlineData("unreadable", "21")]
    public async Task One_reason_can_be_asked_for(string reason, string rows)
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await SmallFileTests.TakeInAsync(database, "small-french-client.csv", "France", PartnerFileBuilder.ImportDate);

        var list = await ListAsync(database, receipt.ImportId, new SetAsideQuery(reason));

        string.Join(' ', list.Rows.Select(row => (row.LineNumber - 1).ToString(CultureInfo.InvariantCulture))).ShouldBe(rows);
        list.Count.ShouldBe(list.Rows.Count);
    }

    [Fact]
    public async Task Page_by_page_there_and_back_every_row_is_shown_once()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var file = new PartnerFileBuilder();
        for (var number = 1; number <= (2 * ListSetAsideRows.RowsMax) + 1; number++)
        {
            file.Person(number).Person(1000 + number, (Birthday, "1/1/2020"));
        }

        var receipt = await database.TakeInAsync(file);
        var first = await ListAsync(database, receipt.ImportId);
        var second = await ListAsync(database, receipt.ImportId, new SetAsideQuery(After: first.Rows[^1].LineNumber));
        var third = await ListAsync(database, receipt.ImportId, new SetAsideQuery(After: second.Rows[^1].LineNumber));
        var back = await ListAsync(database, receipt.ImportId, new SetAsideQuery(Before: third.Rows[0].LineNumber));
        var start = await ListAsync(database, receipt.ImportId, new SetAsideQuery(Before: back.Rows[0].LineNumber));

        var lines = first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.LineNumber).ToList();
        lines.ShouldBe(lines.Distinct().Order());
        lines.Count.ShouldBe(receipt.SetAside);
        Lines(back).ShouldBe(Lines(second));
        Lines(start).ShouldBe(Lines(first));
        (first.HasPrevious, first.HasNext, back.HasPrevious, back.HasNext, third.HasNext, start.HasPrevious)
            .ShouldBe((false, true, true, true, false, false));
    }

    [Fact]
    public async Task A_case_that_a_later_file_refreshed_shows_in_the_earlier_import_only_what_its_row_kept()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var first = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, ""), (Centimeters, "190")));
        var second = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "PARIS"), (Centimeters, "191")));

        var earlier = (await ListAsync(database, first.ImportId)).Rows.Single();
        earlier.GivenName.ShouldBe("Given1");
        earlier.Failures.ShouldAllBe(cell => cell.Value == null);
        earlier.Failures.Count.ShouldBe(2);
        earlier.HeightCm.ShouldBe(190);
        (await ListAsync(database, second.ImportId)).Rows.Single().Failures
            .ShouldBe([new SetAsideCell(new Failure(Reason.Height, Centimeters), "191")]);
    }

    [Fact]
    public async Task A_dismissed_row_that_comes_again_shows_its_cells_and_the_decision()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")));
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now()");
        var again = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")).Person(2));

        var row = (await ListAsync(database, again.ImportId)).Rows.Single();

        row.CaseState.ShouldBe("dismissed");
        row.Failures.ShouldBe([new SetAsideCell(new Failure(Reason.Missing, City), "")]);
    }

    [Fact]
    public async Task A_card_whose_number_is_none_has_a_type_but_no_digits()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var receipt = await database.TakeInAsync(new PartnerFileBuilder().Person(1, (CCNumber, "4716 card 2930")));

        var row = (await ListAsync(database, receipt.ImportId)).Rows.Single();

        row.Failures.ShouldBe([new SetAsideCell(new Failure(Reason.Malformed, CCNumber), null)]);
        row.Card.ShouldBe(new CardHint("Visa", null));
    }

    private static SetAsideRow Row(SetAsideList list, int row) => list.Rows.Single(one => one.LineNumber == row + 1);

    private static IEnumerable<int> Lines(SetAsideList list) => list.Rows.Select(row => row.LineNumber);

    private static async Task<SetAsideList> ListAsync(TestDatabase database, long importId, SetAsideQuery? query = null) =>
        (await new ListSetAsideRows(database.Database).RunAsync(importId, query ?? new SetAsideQuery(), TestContext.Current.CancellationToken))
            .ShouldNotBeNull();
}
