using System.Diagnostics.Metrics;
using System.Globalization;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Npgsql;

namespace Kotline.Bench;

/// <summary>
/// Sales by many writers at once through the product's own operation, beside pgbench that sends the same statements to the same server:
/// at READ COMMITTED, and at REPEATABLE READ with its own retries. In turn, on one hot product and over many.
/// </summary>
internal static class StockBenchmark
{
    private const int SecondsDefault = 20;
    private const int ProductCount = 1_000;
    private const int Plenty = 1_000_000;

    private static readonly (string Name, int Writers, int Products)[] cases =
    [
        ("one product, 16 writers", 16, 1),
        ("one product, 32 writers", 32, 1),
        ("1,000 products, 16 writers", 16, ProductCount),
    ];

    public static async Task RunAsync(Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var bench = await BenchServer.OpenAsync(kept: null, cancellationToken);
        var database = bench.Installation.Database;
        var seller = await new IssueCommandLineTicket(database).RunAsync("bench", cancellationToken);
        var location = await FillAsync(database, seller, cancellationToken);
        var pgbench = new PgBench(new NpgsqlConnectionStringBuilder(bench.Server.ConnectionString(DatabaseLogin.Web)), seller, location);
        var seconds = options.Number("--seconds", SecondsDefault);
        Console.WriteLine("| writers and products | who | per second | p50 ms | p95 ms | p99 ms | retries per sale |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, writers, products) in cases)
        {
            Print(name, "Kotline", await SellAsync(database, seller, location, writers, products, seconds, time, cancellationToken));
            Print(name, "pgbench, READ COMMITTED", await pgbench.RunAsync("READ COMMITTED", writers, products, seconds, cancellationToken));
            Print(
                name, "pgbench, REPEATABLE READ", await pgbench.RunAsync("REPEATABLE READ", writers, products, seconds, cancellationToken));
        }

        var last = await LastUnits.SellAsync(database, seller, location, time, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The last 10 units, 32 writers, {LastUnits.Rounds} rounds: 10 sold each time; p50 {Percentile.At(last, 50):F1} ms, p99 {Percentile.At(last, 99):F1} ms, longest {last[^1]:F1} ms."));
        var verdict = await new VerifyStock(database).RunAsync(cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{verdict.Transactions:N0} transactions, {verdict.Differences.Count} levels or balances that don't follow."));
    }

    private static async Task<long> FillAsync(KotlineDatabase database, Actor seller, CancellationToken cancellationToken)
    {
        var location = await new AddLocation(database).RunAsync(seller, "Bench", cancellationToken);
        var add = new AddProduct(database);
        var post = new PostDocument(new StockRunner(database, TimeProvider.System));
        for (var number = 1; number <= ProductCount; number++)
        {
            await add.RunAsync(seller, new Product(PgBench.SkuOf(number), "Plaid", "Rug", "Textile", "piece", 1, 0, []), cancellationToken);
        }

        foreach (var few in Enumerable.Range(1, ProductCount).Chunk(StockRequestRules.LinesMax))
        {
            var lines = few.Select(number => new StockLine(PgBench.SkuOf(number), location!.Value, Plenty));
            await post.RunAsync(seller, StockRequest.Add(Guid.NewGuid().ToString(), lines), cancellationToken);
        }

        return location!.Value;
    }

    private static async Task<SalesFigures> SellAsync(
        KotlineDatabase database, Actor seller, long location, int writers, int products, int seconds, TimeProvider time, CancellationToken cancellationToken)
    {
        var retries = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == StockRunner.MeterName && instrument.Name.EndsWith("retries", StringComparison.Ordinal))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref retries, count));
        listener.Start();

        var post = new PostDocument(new StockRunner(database, TimeProvider.System));
        var startedAt = time.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                var random = new Random(writer);
                var took = new List<double>();
                while (time.GetElapsedTime(startedAt).TotalSeconds < seconds)
                {
                    var sale = StockRequest.Remove(
                        Guid.NewGuid().ToString(), [new StockLine(PgBench.SkuOf(random.Next(products) + 1), location, 1)]);
                    var before = time.GetTimestamp();
                    if (await post.RunAsync(seller, sale, cancellationToken) is not StockOutcome.Posted)
                    {
                        throw new InvalidOperationException("a sale was refused");
                    }

                    took.Add(time.GetElapsedTime(before).TotalMilliseconds);
                }

                return took;
            },
            cancellationToken)));
        var all = latencies.SelectMany(took => took).Order().ToList();
        return SalesFigures.Of(all, all.Count / time.GetElapsedTime(startedAt).TotalSeconds, retries);
    }

    private static void Print(string name, string who, SalesFigures figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {who} | {figures.PerSecond:N0} | {figures.P50:F1} | {figures.P95:F1} | {figures.P99:F1} | {figures.RetriesPerSale:F3} |"));
}

/// <param name="P50">Milliseconds from the call to its answer, retries included.</param>
internal sealed record SalesFigures(double PerSecond, double P50, double P95, double P99, double RetriesPerSale)
{
    /// <param name="sorted">The milliseconds of each sale, the smallest first.</param>
    public static SalesFigures Of(IReadOnlyList<double> sorted, double perSecond, double retries) =>
        new(perSecond, Percentile.At(sorted, 50), Percentile.At(sorted, 95), Percentile.At(sorted, 99), retries / sorted.Count);
}
