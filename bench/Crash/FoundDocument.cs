using Kotline.Infrastructure.Stock.Documents;
using Npgsql;

namespace Kotline.Bench.Crash;

/// <summary>A document as it stands in the database, read as the owner and not through the product.</summary>
/// <param name="Lines">In the order of their ids.</param>
internal sealed record FoundDocument(string Key, long Id, List<StockAnswer.Transaction> Lines)
{
    public static async Task<IReadOnlyList<FoundDocument>> ReadAllAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            """
            SELECT d.id, d.idempotency_key, t.id, p.sku, t.location_id, t.quantity, t.balance_after
            FROM stock.documents d LEFT JOIN stock.transactions t ON t.document_id = d.id LEFT JOIN stock.products p ON p.id = t.product_id
            ORDER BY d.id, t.id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<FoundDocument>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (found.Count == 0 || found[^1].Id != reader.GetInt64(0))
            {
                found.Add(new FoundDocument(reader.GetString(1), reader.GetInt64(0), []));
            }

            if (!reader.IsDBNull(2))
            {
                found[^1].Lines.Add(new StockAnswer.Transaction(
                    reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt32(5), reader.GetInt32(6)));
            }
        }

        return found;
    }

    public static async Task<IReadOnlyDictionary<(string Sku, long Location), int>> ReadLevelsAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            "SELECT p.sku, l.location_id, l.quantity FROM stock.levels l JOIN stock.products p ON p.id = l.product_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var levels = new Dictionary<(string, long), int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            levels.Add((reader.GetString(0), reader.GetInt64(1)), reader.GetInt32(2));
        }

        return levels;
    }
}
