using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class ProductRulesTests
{
    private static readonly ProductRules rules = new();
    private static readonly Product rug = new("RUG-1", "Plaid", "Rug", "Textile", "piece", 19.90m, 5, [new("Fiat", "500", 2007, 2020)]);

    public static TheoryData<Product, string[]> Refused => new()
    {
        { rug with { Sku = "rug 1" }, [ProductRules.SkuWrong] },
        { rug with { NameFr = "" }, [ProductRules.Missing] },
        { rug with { NameEn = " Rug" }, [ProductRules.Missing] },
        { rug with { Category = new string('c', 101) }, [ProductRules.TooLong] },
        { rug with { NameFr = "Pla\u200Bid" }, [ProductRules.TextWrong] },
        { rug with { NameEn = "R\u202Eug" }, [ProductRules.TextWrong] },
        { rug with { Category = "Text\u0007ile" }, [ProductRules.TextWrong] },
        { rug with { Fits = [new("Fi\u2066at")] }, [ProductRules.TextWrong] },
        { rug with { Fits = [new("Fiat", "5\uFEFF00")] }, [ProductRules.TextWrong] },
        { rug with { Unit = "gallon" }, [ProductRules.UnitWrong] },
        { rug with { Price = -0.01m }, [ProductRules.PriceWrong] },
        { rug with { Price = 1.005m }, [ProductRules.PriceWrong] },
        { rug with { ReorderLevel = -1 }, [ProductRules.ReorderLevelWrong] },
        { rug with { Fits = [new("")] }, [ProductRules.BrandMissing] },
        { rug with { Fits = [new("Fiat", YearFrom: 1800)] }, [ProductRules.YearWrong] },
        { rug with { Fits = [new("Fiat", YearFrom: 2020, YearTo: 2007)] }, [ProductRules.YearsReversed] },
        { rug with { Sku = new string('S', 41) }, [ProductRules.SkuWrong] },
        { rug with { NameFr = new string('n', 201) }, [ProductRules.TooLong] },
        { rug with { NameEn = new string('n', 201) }, [ProductRules.TooLong] },
        { rug with { NameFr = "Plaid\u00A0" }, [ProductRules.Missing] },
        { rug with { Category = "" }, [ProductRules.Missing] },
        { rug with { Price = 10_000_000_000m }, [ProductRules.PriceWrong] },
        { rug with { Price = 9_999_999_999.991m }, [ProductRules.PriceWrong] },
        { rug with { ReorderLevel = 1_000_001 }, [ProductRules.ReorderLevelWrong] },
        { rug with { Fits = [new("Fiat", YearFrom: 1884)] }, [ProductRules.YearWrong] },
        { rug with { Fits = [new("Fiat", YearFrom: 2201)] }, [ProductRules.YearWrong] },
        { rug with { Fits = [new("Fiat", YearTo: 1884)] }, [ProductRules.YearWrong] },
        { rug with { Fits = [new("Fiat", YearTo: 2201)] }, [ProductRules.YearWrong] },
        { rug with { Fits = [new("Fiat", YearFrom: 2008, YearTo: 2007)] }, [ProductRules.YearsReversed] },
        { rug with { Fits = [new(new string('b', 101))] }, [ProductRules.TooLong] },
        { rug with { Fits = [new("Fiat", new string('m', 101))] }, [ProductRules.TooLong] },
        { rug with { Fits = [new("Fiat"), new(" Mini")] }, [ProductRules.BrandMissing] },
        {
            rug with { Sku = "", NameEn = "", Unit = "", Price = -1, Fits = [new("", new string('m', 101), 1)] },
            [
                ProductRules.SkuWrong, ProductRules.Missing, ProductRules.UnitWrong, ProductRules.PriceWrong, ProductRules.BrandMissing,
                ProductRules.TooLong, ProductRules.YearWrong,
            ]
        },
    };

    /// <summary>What lies just within the bounds that the ones above lie just beyond.</summary>
    public static TheoryData<Product> Allowed =>
    [
        rug,
        rug with { Sku = new string('S', 40) },
        rug with { NameFr = new string('n', 200), NameEn = new string('n', 200), Category = new string('c', 100) },
        rug with { NameFr = "n", NameEn = "n", Category = "c" },
        rug with { Price = 0, ReorderLevel = 0 },
        rug with { Price = 9_999_999_999.99m, ReorderLevel = 1_000_000 },
        rug with { Fits = [new("Fiat", YearFrom: 1885, YearTo: 2200), new("Fiat", YearFrom: 2200), new("Fiat", YearTo: 1885)] },
        rug with { Fits = [new("Fiat", YearFrom: 2007, YearTo: 2007)] },
        rug with { Fits = [new(new string('b', 100), new string('m', 100))] },
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_product_that_is_none_is_refused(Product product, string[] codes) =>
        rules.Validate(product).Errors.Select(error => error.ErrorCode).ShouldBe(codes);

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_product_at_its_bounds_is_one(Product product) => rules.Validate(product).Errors.ShouldBeEmpty();

    [Fact]
    public void A_product_may_fit_all_of_a_brand_or_nothing_in_particular()
    {
        rules.Validate(rug).IsValid.ShouldBeTrue();
        rules.Validate(rug with { Fits = [new("Fiat")] }).IsValid.ShouldBeTrue();
        rules.Validate(rug with { Fits = [] }).IsValid.ShouldBeTrue();
    }
}
