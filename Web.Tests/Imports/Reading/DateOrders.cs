using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>The order of dates is counted over the whole file, and asked where it isn't certain.</summary>
public sealed class DateOrders
{
    [Fact]
    public async Task Two_orders_that_some_dates_have_alone_are_asked_whatever_is_remembered()
    {
        var file = Dated(Enumerable.Repeat("8/30/1980", 110).Concat(Enumerable.Repeat("30/8/1980", 90)).Append("1/2/1990"));

        var doubt = (await DoubtAsync(file, new PartnerProfile(null, DateOrder.MonthDayYear, null))).ShouldBeOfType<FileDoubt.Dates>();

        doubt.Code.ShouldBe("date_order_doubtful");
        doubt.Undecided.ShouldBe(1);
        doubt.Orders.Select(order => (order.Order, order.Count, order.FirstLines[0], order.FirstLines.Count)).ShouldBe(
            [(DateOrder.MonthDayYear, 110, 2, 5), (DateOrder.DayMonthYear, 90, 112, 5)]);
        (await AcceptAsync(file, choice: new FormatChoice(DateOrder: DateOrder.DayMonthYear))).DateOrder.ShouldBe(DateOrder.DayMonthYear);
        (await DetectAsync(file, choice: new FormatChoice(DateOrder: DateOrder.YearMonthDay))).ShouldBeOfType<FormatDetection.Refused>()
            .Refusal.Code.ShouldBe("dates_dont_fit");
    }

    [Fact]
    public async Task A_single_date_at_the_end_of_a_large_file_is_enough_to_ask()
    {
        var file = Dated(Enumerable.Repeat("8/30/1980", 3_000).Append("30/8/1980"));

        (await DoubtAsync(file)).ShouldBeOfType<FileDoubt.Dates>().Orders[1].FirstLines.ShouldBe([3_002]);
    }

    [Fact]
    public async Task Dates_that_no_order_explains_do_not_count()
    {
        var detected = await AcceptAsync(Dated(["13/45/1990", "2/30/1990", "soon", "1990/31/12", "", "1/2/1990", "8/30/1980"]));

        (detected.DateOrder, detected.DateOrderSettled).ShouldBe((DateOrder.MonthDayYear, true));
    }

    [Fact]
    public async Task Dates_of_which_none_decides_are_asked_of_a_new_partner()
    {
        var file = Dated(["1/2/1990", "3/4/1980"]);

        var doubt = (await DoubtAsync(file)).ShouldBeOfType<FileDoubt.Dates>();
        doubt.Orders.Select(order => (order.Order, order.Count)).ShouldBe([(DateOrder.MonthDayYear, 0), (DateOrder.DayMonthYear, 0)]);
        (await DoubtAsync(file, new PartnerProfile(null, DateOrder.YearMonthDay, null))).Code.ShouldBe("date_order_doubtful");
        (await AcceptAsync(file, new PartnerProfile(null, DateOrder.DayMonthYear, null))).DateOrder.ShouldBe(DateOrder.DayMonthYear);
        (await AcceptAsync(file, choice: new FormatChoice(DateOrder: DateOrder.MonthDayYear))).DateOrder.ShouldBe(DateOrder.MonthDayYear);
    }

    private static PartnerFile Dated(IEnumerable<string> dates) => File(Lines([Header, .. dates.Select(date => Row("Zoé", date))]));
}
