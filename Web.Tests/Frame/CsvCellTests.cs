using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Tests.Frame;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Plaid", "Plaid")]
    [InlineData("Tapis d’été", "Tapis d’été")]
    [InlineData("a b", "a b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("5\"", "\"5\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("1-2=3", "1-2=3")]
    public void A_text_is_quoted_where_it_has_to_be(string text, string cell) => CsvCell.Of(text).ShouldBe(cell);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33", "'+33")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://example.com\",\"here\")", "\"'=HYPERLINK(\"\"http://example.com\"\",\"\"here\"\")\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    public void What_a_spreadsheet_would_run_is_a_text(string text, string cell) => CsvCell.Of(text).ShouldBe(cell);

    [Fact]
    public void A_figure_stays_one_whatever_its_sign_and_the_readers_language()
    {
        CsvCell.Of(-1250).ShouldBe("-1250");
        CsvCell.Of(19.9m).ShouldBe("19.9");
    }

    [Fact]
    public void A_line_ends_as_the_RFC_wants_it() =>
        CsvCell.Line(CsvCell.Of("RUG-1"), CsvCell.Of("Plaid \"d’hiver\", doux"), CsvCell.Of(""), CsvCell.Of(-3))
            .ShouldBe("RUG-1,\"Plaid \"\"d’hiver\"\", doux\",,-3\r\n");
}
