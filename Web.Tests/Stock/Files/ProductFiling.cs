using System.Text;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>What the site has to take product files in, over a test's database, without the site.</summary>
internal sealed class ProductFiling
{
    public const long Anne = 1;
    public const long Bruno = 2;
    public const string Header = "SKU,Name FR,Name EN,Category,Unit,Price,Reorder level,Fits,Active,Opening stock,Location\n";
    private const string Reason = "opening stock of a test";

    private readonly TestDatabase database;
    private readonly Actor storekeeper;
    private readonly ReadProductFile read;
    private readonly PlanProductFile plan;
    private readonly ApplyProductFile apply;
    private readonly FindProductFile find;

    private ProductFiling(TestDatabase database, Warehouse warehouse, ProductFileOptions options, TimeProvider clock)
    {
        this.database = database;
        storekeeper = warehouse.Storekeeper;
        Warehouse = warehouse;
        read = new ReadProductFile(options);
        plan = new PlanProductFile(database.Database);
        apply = new ApplyProductFile(new StockRunner(database.Database, TimeProvider.System));
        find = new FindProductFile(database.Database);
        Pending = new PendingProductFiles(options, clock);
    }

    public Warehouse Warehouse { get; }

    public PendingProductFiles Pending { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ProductFiling> OpenAsync(TestDatabase database, ProductFileOptions? options = null, TimeProvider? clock = null) =>
        new(database, await Warehouse.OpenAsync(database), options ?? new ProductFileOptions(), clock ?? TimeProvider.System);

    public static string NewSku() => $"F-{Guid.NewGuid():N}".ToUpperInvariant()[..20];

    /// <summary>A row that creates a product, or leaves it as it is.</summary>
    public static string Row(string sku, string price = "19.90", string reorder = "5", string fits = "Fiat|500|2007-2020", string active = "yes", string stock = "", string location = "") =>
        $"{sku},Plaid,Rug,Textile,piece,{price},{reorder},{fits},{active},{stock},{location}\n";

    public async Task<string> LocationNameAsync(long id) =>
        (await database.LinesAsync($"SELECT name FROM stock.locations WHERE id = {id}"))[0];

    public Task<ReceiveProductFileOutcome> ReceiveAsync(string rows, long account = Anne) =>
        new ReceiveProductFile(read, plan, Pending).RunAsync(account, "products.csv", Bytes(rows), Cancelled);

    public async Task<PendingProductFile> ShowAsync(string rows, long account = Anne) =>
        (await ReceiveAsync(rows, account)).ShouldBeOfType<ReceiveProductFileOutcome.Waits>().File;

    public Task<ConfirmProductFileOutcome> ConfirmAsync(string id, long account = Anne) =>
        new ConfirmProductFile(Pending, plan, apply, find).RunAsync(account, id, storekeeper, Reason, Cancelled);

    public async Task<ProductFileAnswer> ApplyAsync(string rows) =>
        (await ConfirmAsync((await ShowAsync(rows)).Id)).ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer;

    public Task<TakeInProductFileOutcome> TakeInAsync(string rows, string key, bool isDryRun = false) =>
        new TakeInProductFile(read, plan, apply, find).RunAsync(storekeeper, "products.csv", Bytes(rows), key, Reason, isDryRun, Cancelled);

    /// <summary>A product as the database has it: "19.90 5 t Fiat|500|2007-2020".</summary>
    public async Task<string> ProductAsync(string sku)
    {
        var facts = await database.LinesAsync($"SELECT concat_ws(' ', price, reorder_level, active) FROM stock.products WHERE sku = '{sku}'");
        var fits = await database.LinesAsync($"""
            SELECT concat_ws('|', v.brand, v.model, v.year_from || '-' || v.year_to)
            FROM stock.product_vehicles v JOIN stock.products p ON p.id = v.product_id WHERE p.sku = '{sku}' ORDER BY v.id
            """);
        return facts.Count == 0 ? "" : $"{facts[0]} {string.Join("; ", fits)}";
    }

    public static RowFate[] Fates(PendingProductFile shown) => [.. shown.Checked.Plan.Rows.Select(row => row.Fate)];

    private static MemoryStream Bytes(string rows) => new(Encoding.UTF8.GetBytes(Header + rows));
}
