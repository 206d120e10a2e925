using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class ProductRulesTests
{
    private static readonly ProductRules rules = new();
    private static readonly Product rug = new("RUG-1", "Plaid", "Rug", "Textile", "piece", 19.90m, 5, [new("Fiat", "500", 2007, 2020)]);

    public static TheoryData<Product, string> Refused => new()
    {
        { rug with { Sku = "rug 1" }, ProductRules.SkuWrong },
        { rug with { NameFr = "" }, ProductRules.Missing },
        { rug with { NameEn = " Rug" }, ProductRules.Missing },
        { rug with { Category = new string('c', 101) }, ProductRules.TooLong },
        { rug with { NameFr = "Pla\u200Bid" }, ProductRules.TextWrong },
        { rug with { NameEn = "R\u202Eug" }, ProductRules.TextWrong },
        { rug with { Category = "Text\u0007ile" }, ProductRules.TextWrong },
        { rug with { Fits = [new("Fi\u2066at")] }, ProductRules.TextWrong },
        { rug with { Fits = [new("Fiat", "5\uFEFF00")] }, ProductRules.TextWrong },
        { rug with { Unit = "gallon" }, ProductRules.UnitWrong },
        { rug with { Price = -0.01m }, ProductRules.PriceWrong },
        { rug with { Price = 1.005m }, ProductRules.PriceWrong },
        { rug with { ReorderLevel = -1 }, ProductRules.ReorderLevelWrong },
        { rug with { Fits = [new("")] }, ProductRules.BrandMissing },
        { rug with { Fits = [new("Fiat", YearFrom: 1800)] }, ProductRules.YearWrong },
        { rug with { Fits = [new("Fiat", YearFrom: 2020, YearTo: 2007)] }, ProductRules.YearsReversed },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_product_that_is_none_is_refused(Product product, string code) =>
        rules.Validate(product).Errors.Select(error => error.ErrorCode).ShouldContain(code);

    [Fact]
    public void A_product_may_fit_all_of_a_brand_or_nothing_in_particular()
    {
        rules.Validate(rug).IsValid.ShouldBeTrue();
        rules.Validate(rug with { Fits = [new("Fiat")] }).IsValid.ShouldBeTrue();
        rules.Validate(rug with { Fits = [] }).IsValid.ShouldBeTrue();
    }
}
