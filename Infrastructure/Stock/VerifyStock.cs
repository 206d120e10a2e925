using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock;

/// <summary>Proves that each level is the sum of its transactions and that each balance follows from the one before.</summary>
public sealed class VerifyStock(KotlineDatabase database)
{
    /// <param name="Entry">The transaction of the level that is wrong, counted from 1; null for the level itself.</param>
    public sealed record Difference(string Sku, string Location, int? Entry, long Expected, long Found);

    /// <param name="Levels">How many there are.</param>
    /// <param name="Transactions">How many were added up.</param>
    /// <param name="Differences">None, or something was changed from outside.</param>
    public sealed record Verdict(long Levels, long Transactions, IReadOnlyList<Difference> Differences);

    public async Task<Verdict> RunAsync(CancellationToken cancellationToken)
    {
        const string differences = """
            SELECT coalesce(p.sku, '?'), coalesce(l.name, '?'), v.entry, v.expected, v.found
            FROM stock.verify() v LEFT JOIN stock.products p ON p.id = v.product_id LEFT JOIN stock.locations l ON l.id = v.location_id
            ORDER BY p.sku, l.name, v.entry
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var found = new List<Difference>();
        await using (var command = new NpgsqlCommand(differences, session.Connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(new Difference(
                    reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4)));
            }
        }

        return new Verdict(
            await CountAsync(session, "SELECT count(*) FROM stock.levels", cancellationToken),
            await CountAsync(session, "SELECT count(*) FROM stock.transactions", cancellationToken),
            found);
    }

    private static async Task<long> CountAsync(ReadSession session, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session.Connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
