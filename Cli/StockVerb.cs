using System.Text.Json;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;

namespace Kotline.Cli;

/// <summary>kotline stock add|remove|set|transfer SKU QTY, level SKU, verify, products FILE, location NAME.</summary>
public static class StockVerb
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    private const string StocktakeReason = "stocktake at the command line";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(
            CliSettings.OwnersConnection(), DataFolder.FromEnvironment(), cancellationToken);
        return await RunAsync(installation.Database, arguments, Console.Out, Console.Error, cancellationToken);
    }

    /// <returns>0 when it was done; 2 when the request is refused; 1 when levels and transactions differ.</returns>
    public static async Task<int> RunAsync(
        KotlineDatabase database, string[] arguments, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["products", .. var rest]:
                return await ProductFileAction.RunAsync(database, rest, output, messages, cancellationToken);
            case ["location", .. var rest]:
                return await LocationAction.RunAsync(database, rest, output, messages, cancellationToken);
        }

        if (StockArguments.Parse(arguments, out var problem) is not { } asked)
        {
            await messages.WriteLineAsync($"kotline stock: {problem}");
            return Refused;
        }

        return asked.Action switch
        {
            "verify" => await VerifyAsync(database, asked, output, cancellationToken),
            "level" => await LevelAsync(database, asked, output, messages, cancellationToken),
            _ => await PostAsync(database, asked, output, messages, cancellationToken),
        };
    }

    private static async Task<int> VerifyAsync(
        KotlineDatabase database, StockArguments asked, TextWriter output, CancellationToken cancellationToken)
    {
        var verdict = await new VerifyStock(database).RunAsync(cancellationToken);
        await output.WriteLineAsync(asked.Json ? JsonSerializer.Serialize(verdict, json) : StockText.Of(verdict));
        return verdict.Differences.Count == 0 ? Done : Failed;
    }

    private static async Task<int> LevelAsync(
        KotlineDatabase database, StockArguments asked, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        if (await new ReadLevels(database).RunAsync(asked.Sku, asked.At, cancellationToken) is not { } levels)
        {
            await messages.WriteLineAsync($"kotline stock: there is no product {asked.Sku}");
            return Refused;
        }

        var total = levels.Sum(level => (long)level.Quantity);
        if (asked.Json || !LevelsTable.TryWrite(output, levels, total))
        {
            await output.WriteLineAsync(
                asked.Json ? JsonSerializer.Serialize(new { asked.Sku, asked.At, total, levels }, json) : StockText.Of(levels, total));
        }

        return Done;
    }

    private static async Task<int> PostAsync(
        KotlineDatabase database, StockArguments asked, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        var locations = await new ListLocations(database).RunAsync(cancellationToken);
        if (Find(locations, asked.Location) is not { } from || Find(locations, asked.To ?? from.Name) is not { } to)
        {
            await messages.WriteLineAsync(
                $"kotline stock: --location and --to name one of: {string.Join(", ", locations.Select(location => location.Name))}");
            return Refused;
        }

        var actor = await new IssueCommandLineTicket(database).RunAsync(Environment.UserName, cancellationToken);
        try
        {
            var post = new PostDocument(new StockRunner(database, TimeProvider.System));
            var outcome = await post.RunAsync(actor, RequestOf(asked, from.Id, to.Id), cancellationToken);
            if (outcome is StockOutcome.Posted { Answer: var answer })
            {
                await output.WriteLineAsync(asked.Json ? JsonSerializer.Serialize(answer, json) : StockText.Of(answer, locations));
                return Done;
            }

            await messages.WriteLineAsync($"kotline stock: {StockText.Of(outcome, locations)}");
            return Refused;
        }
        finally
        {
            await new RevokeTicket(database).RunAsync(actor, "end a command line ticket", CancellationToken.None);
        }
    }

    /// <summary>The location of this name, or the only one in use if no name is given.</summary>
    private static ListLocations.Location? Find(IReadOnlyList<ListLocations.Location> locations, string? name)
    {
        var meant = locations
            .Where(location => name is null
                ? location.IsActive
                : string.Equals(location.Name, name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    private static StockRequest RequestOf(StockArguments asked, long from, long to)
    {
        StockLine[] lines = [new(asked.Sku, from, asked.Quantity, asked.Seen)];
        return asked.Action switch
        {
            "add" => StockRequest.Add(asked.Key, lines, asked.Reference, asked.Reason),
            "remove" => StockRequest.Remove(asked.Key, lines, asked.Reference, asked.Reason),
            "set" => StockRequest.Set(asked.Key, lines, asked.Reason ?? StocktakeReason, asked.Reference),
            "transfer" => StockRequest.Transfer(asked.Key, lines, to, asked.Reference, asked.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
    }
}
