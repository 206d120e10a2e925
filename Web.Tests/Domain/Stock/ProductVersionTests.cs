using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class ProductVersionTests
{
    private static readonly FittingVehicle fiat = new("Fiat", "500", 2007, 2020);
    private static readonly FittingVehicle mini = new("Mini");
    private static readonly Product rug = new("RUG-1", "Plaid", "Rug", "Textile", "piece", 19.90m, 5, [fiat, mini]);

    public static TheoryData<Product> Others =>
    [
        rug with { Sku = "RUG-2" },
        rug with { NameFr = "Tapis" },
        rug with { NameEn = "Mat" },
        rug with { Category = "Other" },
        rug with { Unit = "pair" },
        rug with { Price = 19.91m },
        rug with { ReorderLevel = 6 },
        rug with { Fits = [fiat] },
        rug with { Fits = [fiat with { YearTo = 2021 }, mini] },
    ];

    [Fact]
    public void The_version_says_nothing_of_how_a_price_is_written_or_of_the_order_of_vehicles()
    {
        ProductVersion.Of(rug with { Price = 19.9m }).ShouldBe(ProductVersion.Of(rug));
        ProductVersion.Of(rug with { Price = 19.9000m }).ShouldBe(ProductVersion.Of(rug));
        ProductVersion.Of(rug with { Price = 20 }).ShouldBe(ProductVersion.Of(rug with { Price = 20.00m }));
        ProductVersion.Of(rug with { Fits = [mini, fiat] }).ShouldBe(ProductVersion.Of(rug));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_product_that_differs_is_another_version(Product other) => ProductVersion.Of(other).ShouldNotBe(ProductVersion.Of(rug));
}
