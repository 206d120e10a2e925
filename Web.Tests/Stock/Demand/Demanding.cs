using Kotline.Domain.Accounts;
using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Kotline.Web.Tests.Stock.Demand;

/// <summary>
/// A site over a database of its own: two clients in France and one in Germany drive an Artega, and there are three products: one that fits
/// them all and isn't there, one of a formula's name that fits the older ones and is there, and one that fits nobody's vehicle.
/// </summary>
public sealed class Demanding(DatabaseFixture fixture) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplication site = null!;

    public People People => new(database.Database);

    public long Missing { get; private set; }

    public long Unwanted { get; private set; }

    public long FittingNothing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        database = await fixture.NewDatabaseAsync();
        site = await SiteFixture.StartAsync(database.Installation);
        var clients = new PartnerFileBuilder()
            .Person(1, (WantedColumn.Vehicle, "2004 Artega GT"), (WantedColumn.Country, "FR"))
            .Person(2, (WantedColumn.Vehicle, "2012 Artega GT"), (WantedColumn.Country, "FR"))
            .Person(3, (WantedColumn.Vehicle, "2012 Artega GT"), (WantedColumn.Country, "DE"));
        await database.TakeInAsync(clients.File(), "Demand", PartnerFileBuilder.ImportDate);
        Missing = await AddAsync("RUG", "Plaid", "Rug", "Textile", new FittingVehicle("ARTEGA"));
        await AddAsync("MAT", "=2+3", "=2+3", "Tapis; sol", new FittingVehicle("artega", "gt", YearTo: 2009));
        Unwanted = await AddAsync("CAP", "Casquette", "Cap", "Textile", new FittingVehicle("Nobody’s"));
        FittingNothing = await AddAsync("PEN", "Stylo", "Pen", "Bureau");
        var warehouse = await Warehouse.OpenAsync(database);
        await warehouse.PostAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line("MAT", 5)]));
    }

    public Browser NewBrowser() => SiteFixture.NewBrowser(site);

    /// <summary>Somebody of this role, signed in.</summary>
    public async Task<Browser> SignedInAsync(Role role = Role.Employee)
    {
        var browser = NewBrowser();
        using var response = await browser.SignInAsync(await People.AddAsync(role));
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<long> AddAsync(string sku, string french, string english, string category, params FittingVehicle[] fits) =>
        (await new AddProduct(database.Database).RunAsync(
            await database.ActAsync(TestContext.Current.CancellationToken),
            new Product(sku, french, english, category, "piece", 1, 0, fits),
            TestContext.Current.CancellationToken)).ShouldBeOfType<AddProductOutcome.Added>().Id;
}
