using Kotline.Domain.Clients;

namespace Kotline.Web.Tests.Domain.Clients;

public class HistogramTests
{
    [Fact]
    public void Values_fall_into_bands_and_the_empty_bands_between_them_are_there() =>
        Histogram.Of([(20, 1), (24, 2), (25, 3), (36, 4)], width: 5, min: 0, max: 100)
            .ShouldBe([new Band(20, 24, 3), new Band(25, 29, 3), new Band(30, 34, 0), new Band(35, 39, 4)]);

    [Fact]
    public void What_lies_beyond_the_limits_is_one_band_on_each_side() =>
        Histogram.Of([(50, 1), (139, 1), (140, 2), (144, 3), (145, 4), (149, 1), (150, 5), (272, 6)], width: 5, min: 140, max: 150)
            .ShouldBe([new Band(null, 139, 2), new Band(140, 144, 5), new Band(145, 149, 5), new Band(150, null, 11)]);

    [Fact]
    public void Nothing_counted_is_no_band()
    {
        Histogram.Of([], width: 5, min: 0, max: 100).ShouldBeEmpty();
        Histogram.Of([(7, 0)], width: 5, min: 0, max: 100).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5, 3, 100)]
    [InlineData(5, 0, 99)]
    [InlineData(5, 100, 100)]
    public void Limits_that_cut_a_band_are_refused(int width, int min, int max) =>
        Should.Throw<ArgumentException>(() => Histogram.Of([], width, min, max));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_band_has_a_width(int width) => Should.Throw<ArgumentOutOfRangeException>(() => Histogram.Of([], width, min: 0, max: 100));
}
