using System.Text;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>In a file that is Windows-1252 for certain, a row is lost whose characters stand where nobody writes them.</summary>
public sealed class LettersInPlace
{
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("5 €", true)]
    [InlineData("Zo€", false)]
    [InlineData("NOËL", true)]
    [InlineData("NOéL", false)]
    [InlineData("NOé", true)]
    [InlineData("Noël", true)]
    [InlineData("noËl", false)]
    [InlineData("Marie – Anne", true)]
    [InlineData("Marie– Anne", true)]
    [InlineData("Marie –Anne", true)]
    [InlineData("Marie–Anne", false)]
    [InlineData("«Anne", true)]
    [InlineData("Anne«", false)]
    [InlineData("3 © 4", true)]
    [InlineData("Anne©", false)]
    [InlineData("©Anne", false)]
    [InlineData("Tomaš", false)]
    [InlineData("š", false)]
    public async Task A_row_is_lost_where_a_character_stands_where_nobody_writes_it(string name, bool isRead)
    {
        // Of thirty lines one may be odd without the whole file being doubtful.
        var rows = Enumerable.Repeat(Row("Zoé", city: "Lyon"), 30);
        var file = File(windows.GetBytes(Lines([Header, .. rows, Row(name, city: "Lyon")])));

        (await OutlineAsync(file))[^2..].ShouldBe(["31 Zoé", $"32 {(isRead ? name : "InvalidEncoding")}"]);
    }
}
