using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Web.Tests.Domain.Stock;

/// <summary>How cells are read, and by which names columns are known.</summary>
public sealed class ProductRowTests
{
    [Theory]
    [InlineData("19,90", "19.90")]
    [InlineData("19.90", "19.90")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1\u202f234,50\u00a0€", "1234.50")]
    [InlineData("-3", "-3")]
    public void A_price_has_a_comma_or_a_point(string text, string price) =>
        Read(ProductColumn.Price, text).Row!.Price.ShouldBe(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(ProductColumn.Price, "1.234,50", ProductRules.PriceWrong)]
    [InlineData(ProductColumn.Price, "dear", ProductRules.PriceWrong)]
    [InlineData(ProductColumn.Price, "99999999999999999999999999999999", ProductRules.PriceWrong)]
    [InlineData(ProductColumn.ReorderLevel, "5,5", ProductRules.ReorderLevelWrong)]
    [InlineData(ProductColumn.OpeningStock, "a dozen", RowFailure.QuantityWrong)]
    [InlineData(ProductColumn.Active, "perhaps", RowFailure.ActiveWrong)]
    [InlineData(ProductColumn.Fits, "|Panda", RowFailure.FitsWrong)]
    [InlineData(ProductColumn.NameFr, "Pla\u0001id", RowFailure.TextWrong)]
    [InlineData(ProductColumn.NameFr, "Pla\u200Bid", RowFailure.TextWrong)]
    [InlineData(ProductColumn.NameEn, "R\u202Eug", RowFailure.TextWrong)]
    [InlineData(ProductColumn.NameEn, "Travel\u2028rug", RowFailure.TextWrong)]
    [InlineData(ProductColumn.Category, "\uFEFFTextile", RowFailure.TextWrong)]
    [InlineData(ProductColumn.Location, "Sh\u00ADop", RowFailure.TextWrong)]
    [InlineData(ProductColumn.Fits, "Fi\u2066at|Panda", RowFailure.FitsWrong)]
    public void A_cell_that_can_not_be_read_is_a_failure_of_its_column(ProductColumn column, string text, string code)
    {
        var read = Read(column, text);

        read.Failures.ShouldBe([new RowFailure(column, code)]);
        read.Line.ShouldBe(7);
    }

    [Theory]
    [InlineData("pièce", "piece")]
    [InlineData("PAIRE", "pair")]
    [InlineData("jeu", "set")]
    [InlineData("Boîte", "box")]
    [InlineData("box", "box")]
    [InlineData("gallon", "gallon")]
    public void A_unit_is_known_in_both_languages(string text, string unit) => Read(ProductColumn.Unit, text).Row!.Unit.ShouldBe(unit);

    [Theory]
    [InlineData("oui", true)]
    [InlineData("No", false)]
    [InlineData("VRAI", true)]
    [InlineData("0", false)]
    public void Yes_and_no_are_known_in_both_languages(string text, bool isActive) =>
        Read(ProductColumn.Active, text).Row!.IsActive.ShouldBe(isActive);

    [Fact]
    public void An_empty_cell_says_nothing()
    {
        var read = ReadProductRow.Of(7, Enum.GetValues<ProductColumn>().ToDictionary(column => column, _ => ""));

        read.Failures.ShouldBeEmpty();
        read.Row.ShouldBe(new ProductRow(7, ""));
    }

    [Fact]
    public void A_sku_is_normalised_and_a_text_is_put_on_one_line()
    {
        Read(ProductColumn.Sku, " rug-1 ").Row!.Sku.ShouldBe("RUG-1");
        Read(ProductColumn.NameEn, "Travel\r\nrug").Row!.NameEn.ShouldBe("Travel rug");
    }

    [Theory]
    [InlineData("sku", ProductColumn.Sku)]
    [InlineData("Name_FR", ProductColumn.NameFr)]
    [InlineData("nom francais", ProductColumn.NameFr)]
    [InlineData("English name", ProductColumn.NameEn)]
    [InlineData("CATÉGORIE", ProductColumn.Category)]
    [InlineData("Unit", ProductColumn.Unit)]
    [InlineData("Prix (€)", ProductColumn.Price)]
    [InlineData("Prix H.T.", ProductColumn.Price)]
    [InlineData("reorder_level", ProductColumn.ReorderLevel)]
    [InlineData("Seuil", ProductColumn.ReorderLevel)]
    [InlineData("Compatible avec", ProductColumn.Fits)]
    [InlineData("Actif", ProductColumn.Active)]
    [InlineData("stock d'ouverture", ProductColumn.OpeningStock)]
    [InlineData("opening stock", ProductColumn.OpeningStock)]
    [InlineData("Emplacement", ProductColumn.Location)]
    public void A_column_is_known_by_its_names_in_both_languages(string name, ProductColumn column) =>
        ProductColumns.ByName[ProductColumns.Fold(name)].ShouldBe(column);

    private static ProductFileRow Read(ProductColumn column, string text) =>
        ReadProductRow.Of(7, new Dictionary<ProductColumn, string> { [column] = text });
}
