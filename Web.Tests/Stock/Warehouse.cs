using Kotline.Domain.Stock;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock;

/// <summary>Products and locations of one test's own, and a storekeeper at the command line who moves them.</summary>
internal sealed class Warehouse
{
    private readonly KotlineDatabase database;
    private readonly StockRunner runner;

    private Warehouse(KotlineDatabase database, Actor storekeeper, long here, long there)
    {
        this.database = database;
        Storekeeper = storekeeper;
        Here = here;
        There = there;
        runner = new StockRunner(database, TimeProvider.System);
    }

    public Actor Storekeeper { get; }

    public long Here { get; }

    public long There { get; }

    public static Task<Warehouse> OpenAsync(TestDatabase database) => OpenAsync(database.Database);

    public static async Task<Warehouse> OpenAsync(KotlineDatabase database)
    {
        var storekeeper = await new IssueCommandLineTicket(database).RunAsync("tester", TestContext.Current.CancellationToken);
        var add = new AddLocation(database);
        var here = await add.RunAsync(storekeeper, $"here {Guid.NewGuid():N}", TestContext.Current.CancellationToken);
        var there = await add.RunAsync(storekeeper, $"there {Guid.NewGuid():N}", TestContext.Current.CancellationToken);
        return new Warehouse(database, storekeeper, here!.Value, there!.Value);
    }

    public static string NewKey() => Guid.NewGuid().ToString();

    /// <summary>A new product, with this many of it here. Returns its SKU.</summary>
    public async Task<string> ProductAsync(int stock = 0, params FittingVehicle[] fits)
    {
        var sku = $"T-{Guid.NewGuid():N}".ToUpperInvariant()[..20];
        var product = new Product(sku, "Plaid", "Rug", "Textile", "piece", 19.90m, 5, fits);
        (await new AddProduct(database).RunAsync(Storekeeper, product, TestContext.Current.CancellationToken))
            .ShouldBeOfType<AddProductOutcome.Added>();
        if (stock > 0)
        {
            (await PostAsync(StockRequest.Add(NewKey(), [Line(sku, stock)]))).ShouldBeOfType<StockOutcome.Posted>();
        }

        return sku;
    }

    public async Task<long> IdOfAsync(string sku) =>
        (await new ReadProduct(database).RunAsync(sku, TestContext.Current.CancellationToken)).ShouldNotBeNull().Id;

    public async Task<string> NameOfAsync(long location) =>
        (await new ListLocations(database).RunAsync(TestContext.Current.CancellationToken)).Single(known => known.Id == location).Name;

    /// <summary>Posts what has to go well. Returns the document.</summary>
    public async Task<long> PostedAsync(StockRequest request) =>
        (await PostAsync(request)).ShouldBeOfType<StockOutcome.Posted>().Answer.DocumentId;

    /// <summary>A line here.</summary>
    public StockLine Line(string sku, int quantity, int? seen = null) => new(sku, Here, quantity, seen);

    public Task<StockOutcome> PostAsync(StockRequest request) =>
        new PostDocument(runner).RunAsync(Storekeeper, request, TestContext.Current.CancellationToken);

    public Task<StockOutcome?> ReverseAsync(long document, string? key = null, string reason = "a mistake") =>
        new ReverseDocument(database, runner).RunAsync(
            Storekeeper, key ?? NewKey(), document, reason, TestContext.Current.CancellationToken);

    public Task<StockOutcome> SellAsync(string sku, int quantity = 1) => PostAsync(StockRequest.Remove(NewKey(), [Line(sku, quantity)]));

    /// <summary>What is here, and what is there.</summary>
    public async Task<(int Here, int There)> LevelsAsync(string sku, DateTimeOffset? at = null)
    {
        var levels = await new ReadLevels(database).RunAsync(sku, at, TestContext.Current.CancellationToken);
        return (At(Here), At(There));

        int At(long location) => levels.ShouldNotBeNull().SingleOrDefault(level => level.LocationId == location)?.Quantity ?? 0;
    }

    public async Task ShouldAddUpAsync() =>
        (await new VerifyStock(database).RunAsync(TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty();
}
