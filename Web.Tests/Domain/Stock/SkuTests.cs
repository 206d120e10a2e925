using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class SkuTests
{
    [Theory]
    [InlineData(" ab-12 ", "AB-12")]
    [InlineData("4006381333931\r\n", "4006381333931")]
    [InlineData(null, "")]
    public void What_is_typed_or_scanned_is_trimmed_and_in_upper_case(string? typed, string sku) => Sku.Normalise(typed).ShouldBe(sku);

    [Theory]
    [InlineData("A")]
    [InlineData("4006381333931")]
    [InlineData("RUG-7.5/L_2")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void These_are_SKUs(string text) => Sku.IsOne(text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("-A")]
    [InlineData("A B")]
    [InlineData("A\n")]
    [InlineData("É1")]
    [InlineData("01234567890123456789012345678901234567890")]
    public void These_are_not(string text) => Sku.IsOne(text).ShouldBeFalse();
}
