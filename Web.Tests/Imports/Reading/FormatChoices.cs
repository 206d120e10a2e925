using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>What a manager says about a file is not detected any more.</summary>
public sealed class FormatChoices
{
    [Theory]
    [InlineData(',', "accepted")]
    [InlineData(';', "header_unknown")]
    public async Task A_chosen_delimiter_is_the_only_one_that_is_tried(char delimiter, string code)
    {
        var detection = await DetectAsync(Lines(Header, Row("Zoé")), new FormatChoice(Delimiter: delimiter));

        (detection is FormatDetection.Refused refused ? refused.Refusal.Code : "accepted").ShouldBe(code);
    }

    [Fact]
    public async Task Under_the_wrong_delimiter_a_header_that_is_insisted_on_lacks_everything()
    {
        var refusal = (await DetectAsync(Lines(Header, Row("Zoé")), new FormatChoice(Delimiter: ';', HasHeader: true)))
            .ShouldBeOfType<FormatDetection.Refused>().Refusal;

        (refusal.Reason, refusal.Columns.Count).ShouldBe((FileRefusalReason.MissingColumns, 23));
    }

    [Fact]
    public async Task A_row_that_is_declared_a_header_is_none()
    {
        var text = Lines(StandardRow("Zoé"), StandardRow("Bea"));

        (await DetectAsync(text, new FormatChoice())).ShouldBeOfType<FormatDetection.Accepted>().File.HasHeader.ShouldBeFalse();
        // Its cells would be remembered as names of columns, card number and all.
        (await DetectAsync(text, new FormatChoice(HasHeader: true))).ShouldBeOfType<FormatDetection.Doubtful>().Doubt.Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task A_header_that_is_declared_a_row_is_asked_and_not_read_by_position()
    {
        var text = Lines([StandardHeader, .. Enumerable.Repeat(StandardRow("Zoé"), 9)]);

        (await DetectAsync(text, new FormatChoice(HasHeader: false))).ShouldBeOfType<FormatDetection.Doubtful>().Doubt.Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task A_header_that_can_not_be_read_names_nothing()
    {
        var detection = await DetectAsync("\"never closed\n" + Lines(StandardRow("Zoé")), new FormatChoice(HasHeader: true));

        detection.ShouldBeOfType<FormatDetection.Refused>().Refusal.Reason.ShouldBe(FileRefusalReason.MissingColumns);
    }

    [Theory]
    [InlineData(DateOrder.MonthDayYear, "3/4/1980", "5/6/1981")]
    [InlineData(DateOrder.DayMonthYear, "3/4/1980", "5/6/1981")]
    [InlineData(DateOrder.DayMonthYear, "16/4/1980", "5/16/1981")]
    public async Task A_chosen_date_order_that_no_date_speaks_against_or_one_speaks_for_is_settled(DateOrder order, string one, string other)
    {
        var file = (await DetectAsync(Lines(Header, Row("Zoé", one), Row("Bea", other)), new FormatChoice(DateOrder: order)))
            .ShouldBeOfType<FormatDetection.Accepted>().File;

        (file.DateOrder, file.DateOrderSettled).ShouldBe((order, true));
    }

    [Fact]
    public async Task A_chosen_date_order_that_no_date_speaks_for_is_refused()
    {
        var text = Lines(Header, Row("Zoé", "3/14/1980"), Row("Bea", "5/16/1981"), Row("Eva", "1/1/1980"));

        (await DetectAsync(text, new FormatChoice(DateOrder: DateOrder.DayMonthYear)))
            .ShouldBeOfType<FormatDetection.Refused>().Refusal.Code.ShouldBe("dates_dont_fit");
    }

    private static Task<FormatDetection> DetectAsync(string text, FormatChoice choice) =>
        new DetectFormat(new ReadingOptions()).RunAsync(File(text), null, choice, TestContext.Current.CancellationToken);
}
