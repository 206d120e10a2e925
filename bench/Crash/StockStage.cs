using Kotline.Domain.Stock;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;

namespace Kotline.Bench.Crash;

/// <summary>Products and locations to move stock about, few enough that writers meet, and somebody who may.</summary>
/// <param name="Filled">The document that brought the first stock.</param>
internal sealed record StockStage(
    Actor Storekeeper, IReadOnlyList<string> Skus, IReadOnlyList<long> Locations, Asked Filled, PostDocument Post, ReverseDocument Reverse)
{
    private const int ProductCount = 24;
    private const int LocationCount = 3;
    private const int FirstStock = 100;

    public static async Task<StockStage> SetAsync(KotlineDatabase database, CancellationToken cancellationToken)
    {
        var storekeeper = await new IssueCommandLineTicket(database).RunAsync("bench", cancellationToken);
        var runner = new StockRunner(database, TimeProvider.System);
        var (addLocation, addProduct, post) = (new AddLocation(database), new AddProduct(database), new PostDocument(runner));
        var locations = new List<long>();
        for (var number = 1; number <= LocationCount; number++)
        {
            locations.Add((await addLocation.RunAsync(storekeeper, $"Crash {number}", cancellationToken))!.Value);
        }

        string[] skus = [.. Enumerable.Range(1, ProductCount).Select(number => $"CRASH-{number:00}")];
        foreach (var sku in skus)
        {
            await addProduct.RunAsync(storekeeper, new Product(sku, "Plaid", "Rug", "Textile", "piece", 1, 0, []), cancellationToken);
        }

        var filled = Asked.For(StockRequest.Add(
            Guid.NewGuid().ToString(), skus.SelectMany(sku => locations.Select(location => new StockLine(sku, location, FirstStock)))));
        var stage = new StockStage(storekeeper, skus, locations, filled, post, new ReverseDocument(database, runner));
        await filled.AskAsync(stage, cancellationToken);
        return stage;
    }
}
