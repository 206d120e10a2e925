using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Web.Tests.Domain.Stock;

/// <summary>What a row would do, and every reason for which it does nothing.</summary>
public sealed class ProductFilePlanTests
{
    private const long Lyon = 1;
    private const long Paris = 2;

    private static readonly Product rug = new("RUG-1", "Plaid", "Rug", "Textile", "piece", 19.90m, 5, [new("Fiat", "500", 2007, 2020)]);
    private static readonly Product scarf = rug with { Sku = "SCARF-1" };
    private static readonly ProductRow newRow = new(2, "MAT-1", "Tapis", "Mat", "Textile", "set", 49.90m);
    private static readonly KnownStock known = new(
        new Dictionary<string, KnownProduct> { [rug.Sku] = new(new ProductState(rug, IsActive: true), [Lyon], Quantity: 0), [scarf.Sku] = new(new ProductState(scarf, IsActive: true), [Lyon], Quantity: 2) },
        [new(Lyon, "Lyon", true), new(Paris, "Paris", true), new(3, "Nantes", false)]);

    public static TheoryData<ProductRow, ProductColumn, string> Refused => new()
    {
        { newRow with { Sku = "MAT 1" }, ProductColumn.Sku, ProductRules.SkuWrong },
        { newRow with { Sku = "" }, ProductColumn.Sku, ProductRules.SkuWrong },
        { newRow with { NameFr = null }, ProductColumn.NameFr, ProductRules.Missing },
        { newRow with { NameEn = new string('m', 201) }, ProductColumn.NameEn, ProductRules.TooLong },
        { newRow with { Category = null }, ProductColumn.Category, ProductRules.Missing },
        { newRow with { Unit = null }, ProductColumn.Unit, ProductRules.Missing },
        { newRow with { Unit = "gallon" }, ProductColumn.Unit, ProductRules.UnitWrong },
        { newRow with { Price = null }, ProductColumn.Price, ProductRules.Missing },
        { newRow with { Price = 1.005m }, ProductColumn.Price, ProductRules.PriceWrong },
        { newRow with { Price = -1 }, ProductColumn.Price, ProductRules.PriceWrong },
        { newRow with { ReorderLevel = -1 }, ProductColumn.ReorderLevel, ProductRules.ReorderLevelWrong },
        { newRow with { Fits = [new("Fiat", YearFrom: 2020, YearTo: 2007)] }, ProductColumn.Fits, ProductRules.YearsReversed },
        { newRow with { Fits = [.. Enumerable.Range(0, 101).Select(number => new FittingVehicle($"Brand {number}"))] }, ProductColumn.Fits, RowFailure.TooManyFits },
        { newRow with { OpeningStock = -1, Location = "Lyon" }, ProductColumn.OpeningStock, RowFailure.QuantityWrong },
        { newRow with { OpeningStock = 1_000_001, Location = "Lyon" }, ProductColumn.OpeningStock, RowFailure.QuantityWrong },
        { newRow with { OpeningStock = 3 }, ProductColumn.Location, RowFailure.LocationMissing },
        { newRow with { OpeningStock = 3, Location = "Lille" }, ProductColumn.Location, RowFailure.LocationUnknown },
        { newRow with { OpeningStock = 3, Location = "Nantes" }, ProductColumn.Location, RowFailure.LocationRetired },
        { newRow with { OpeningStock = 3, Location = "Lyon", IsActive = false }, ProductColumn.OpeningStock, RowFailure.ProductRetired },
        { new ProductRow(2, "RUG-1", OpeningStock: 3, Location: "Lyon"), ProductColumn.OpeningStock, RowFailure.HasStock },
        { new ProductRow(2, "SCARF-1", IsActive: false), ProductColumn.Active, RowFailure.StockLeft },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_row_that_can_not_be_applied_is_refused_by_its_column(ProductRow row, ProductColumn column, string code)
    {
        var planned = Plan(row);

        planned.Fate.ShouldBe(RowFate.Refused);
        planned.Failures.ShouldBe([new RowFailure(column, code)]);
        planned.After.ShouldBeNull();
    }

    [Fact]
    public void A_row_at_its_bounds_is_applied()
    {
        FittingVehicle[] fits = [.. Enumerable.Range(0, 100).Select(number => new FittingVehicle($"Brand {number}"))];
        var planned = Plan(newRow with { Fits = fits, OpeningStock = 1_000_000, Location = "Lyon" });

        planned.Failures.ShouldBeEmpty();
        planned.After!.Product.Fits.ShouldBe(fits);
        planned.Opening.ShouldBe(new OpeningStock(Lyon, "Lyon", 1_000_000));
        Plan(newRow with { OpeningStock = 1, Location = "Lyon" }).Opening!.Quantity.ShouldBe(1);
    }

    [Fact]
    public void All_of_a_rows_failures_are_told() =>
        Plan(new ProductRow(2, "a b", Price: 1.234m, OpeningStock: 2), new RowFailure(ProductColumn.Unit, ProductRules.UnitWrong)).Failures
            .Select(failure => $"{failure.Column} {failure.Code}").ShouldBe(
            ["Sku sku", "NameFr missing", "NameEn missing", "Category missing", "Unit unit", "Price price", "Location location-missing"]);

    [Fact]
    public void An_unknown_sku_is_created_with_what_a_row_leaves_out()
    {
        var planned = Plan(newRow with { OpeningStock = 12, Location = "lyon" });

        planned.Fate.ShouldBe(RowFate.Created);
        planned.Before.ShouldBeNull();
        planned.After.ShouldNotBeNull().IsActive.ShouldBeTrue();
        planned.After.Product.ReorderLevel.ShouldBe(0);
        planned.After.Product.Fits.ShouldBeEmpty();
        planned.Opening.ShouldBe(new OpeningStock(Lyon, "Lyon", 12));
    }

    [Fact]
    public void A_known_products_empty_cells_stay_as_they_are()
    {
        var planned = Plan(new ProductRow(2, "RUG-1", Price: 21m));

        planned.Fate.ShouldBe(RowFate.Updated);
        planned.Changed.ShouldBe([ProductColumn.Price]);
        planned.After!.Product.ShouldBe(rug with { Price = 21m });
    }

    [Fact]
    public void Every_field_that_differs_is_named()
    {
        var row = new ProductRow(2, "RUG-1", "Couverture", "Blanket", "Plaids", "pair", 1m, 0, [], IsActive: false);

        Plan(row).Changed.ShouldBe(
            [ProductColumn.NameFr, ProductColumn.NameEn, ProductColumn.Category, ProductColumn.Unit, ProductColumn.Price, ProductColumn.ReorderLevel, ProductColumn.Fits, ProductColumn.Active]);
    }

    [Fact]
    public void A_row_that_says_what_is_known_changes_nothing()
    {
        var planned = Plan(new ProductRow(2, "RUG-1", "Plaid", "Rug", "Textile", "piece", 19.9m, 5, [new("FIAT", "500", 2007, 2020)], true, 0, "nowhere"));

        planned.Fate.ShouldBe(RowFate.Unchanged);
        planned.After!.Product.Fits.ShouldBe(rug.Fits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_that_leaves_open_whether_the_product_is_active_keeps_it_as_it_is(bool isActive)
    {
        var product = new KnownProduct(new ProductState(rug, isActive), [Lyon], Quantity: 0);
        var stock = known with { Products = new Dictionary<string, KnownProduct> { [rug.Sku] = product } };

        var planned = ProductFilePlan.Of([Row(new ProductRow(2, "RUG-1", Price: 25m))], stock).Rows[0];

        planned.Changed.ShouldBe([ProductColumn.Price]);
        planned.After!.IsActive.ShouldBe(isActive);
    }

    [Fact]
    public void An_opening_stock_where_the_product_never_was_is_an_update()
    {
        var planned = Plan(new ProductRow(2, "RUG-1", OpeningStock: 4, Location: "Paris"));

        planned.Fate.ShouldBe(RowFate.Updated);
        planned.Changed.ShouldBeEmpty();
        planned.Opening.ShouldBe(new OpeningStock(Paris, "Paris", 4));
    }

    [Fact]
    public void A_sku_that_comes_twice_is_refused_in_all_its_rows()
    {
        var plan = ProductFilePlan.Of([Row(newRow), Row(newRow with { Line = 3, Sku = "MAT-2" }), Row(newRow with { Line = 4 })], known);

        plan.Rows.Select(row => row.Fate).ShouldBe([RowFate.Refused, RowFate.Created, RowFate.Refused]);
        plan.Rows[0].Failures.ShouldBe([new RowFailure(ProductColumn.Sku, RowFailure.SkuTwice, 4)]);
        plan.Rows[2].Failures.ShouldBe([new RowFailure(ProductColumn.Sku, RowFailure.SkuTwice, 2)]);
    }

    [Fact]
    public void The_counts_add_up_to_the_rows()
    {
        var plan = ProductFilePlan.Of(
            [Row(newRow), Row(new ProductRow(3, "RUG-1")), Row(newRow with { Line = 4, Sku = "x y" }), new ProductFileRow(5, null, [], "broken_quote")], known);

        Enum.GetValues<RowFate>().Select(fate => plan[fate]).ShouldBe([1, 0, 1, 1, 1]);
        plan.DoesAnything.ShouldBeTrue();
        plan.LeavesOut.ShouldBeTrue();
        plan.OpeningCount.ShouldBe(0);
        plan.Rows.Select(row => row.IsTaken).ShouldBe([true, true, false, false]);
    }

    [Fact]
    public void A_file_that_says_what_is_known_does_nothing_and_leaves_nothing_out()
    {
        var plan = ProductFilePlan.Of([Row(new ProductRow(3, "RUG-1"))], known);

        plan.DoesAnything.ShouldBeFalse();
        plan.LeavesOut.ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_only_updates_does_something()
    {
        var plan = ProductFilePlan.Of([Row(new ProductRow(2, "RUG-1", OpeningStock: 4, Location: "Paris"))], known);

        plan.DoesAnything.ShouldBeTrue();
        plan.OpeningCount.ShouldBe(1);
        plan.Rows.ShouldHaveSingleItem().IsTaken.ShouldBeTrue();
    }

    private static PlannedRow Plan(ProductRow row, params RowFailure[] failures) =>
        ProductFilePlan.Of([new ProductFileRow(row.Line, row, failures)], known).Rows[0];

    private static ProductFileRow Row(ProductRow row) => new(row.Line, row, []);
}
