using System.Globalization;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Tests.Frame;

public sealed class TimesTests
{
    [Theory]
    [InlineData("fr-FR", 1, "1er juin 2026", "1er juin 2026, 14:30")]
    [InlineData("fr-FR", 2, "2 juin 2026", "2 juin 2026, 14:30")]
    [InlineData("fr-FR", 21, "21 juin 2026", "21 juin 2026, 14:30")]
    [InlineData("en-GB", 1, "1 June 2026", "1 June 2026, 14:30")]
    public void The_first_of_a_month_is_counted_in_french(string culture, int day, string asDay, string asMoment)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Times.Day(new DateOnly(2026, 6, day)).ShouldBe(asDay);
            Times.Moment(new DateTimeOffset(2026, 6, day, 12, 30, 0, TimeSpan.Zero)).ShouldBe(asMoment);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
