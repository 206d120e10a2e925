using System.Text;
using Kotline.Domain.Stock;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Ledger;

[Collection<OneSite>]
public sealed class LedgerExportTests(SiteFixture site)
{
    [Fact]
    public async Task The_ledger_under_its_filter_is_a_file_that_runs_nothing_in_a_spreadsheet()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(5);
        await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(sku, 2)], "=1+1", "dit \"oui\", puis non"));

        using var response = await site.Cast.Employee.GetAsync($"/Stock/Ledger/Export?q={sku}&kind=outgoing");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("journal-du-stock.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("Mouvement,Quand,Nature,");
        lines[1].ShouldContain($",Sortie,{sku},Plaid,{await warehouse.NameOfAsync(warehouse.Here)},-2,3,");
        lines[1].ShouldEndWith(",'=1+1,\"dit \"\"oui\"\", puis non\",cli:tester,non");
    }

    [Fact]
    public async Task A_filter_that_finds_nothing_gives_the_headings_alone()
    {
        using var response = await site.Cast.Employee.GetAsync($"/Stock/Ledger/Export?q={Guid.NewGuid():N}");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim().Split("\r\n").ShouldHaveSingleItem();
    }
}
