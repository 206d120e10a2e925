using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Ledger;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>One delivery, sale, stocktake, transfer or reversal with its transactions.</summary>
public sealed class ReadDocument(KotlineDatabase database)
{
    /// <returns>null when there is no such document.</returns>
    public async Task<StockDocument?> RunAsync(long id, CancellationToken cancellationToken)
    {
        const string document = """
            SELECT d.kind, d.posted_at, d.actor, d.reference, d.reason, d.reverses_id, (SELECT r.id FROM stock.documents r WHERE r.reverses_id = d.id)
            FROM stock.documents d WHERE d.id = $1
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(document, session.Connection) { Parameters = { new() { Value = id } } };
        var entries = new List<LedgerEntry>();
        StockDocument found;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            found = new StockDocument(
                id, TransactionKindCodes.Parse(reader.GetString(0)), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), Text(3), Text(4), Number(5), Number(6), entries);

            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            long? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
        }

        await ReadEntriesAsync(session.Connection, id, entries, cancellationToken);
        return found;
    }

    private static async Task ReadEntriesAsync(NpgsqlConnection connection, long id, List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        await using var command = LedgerSql.Command(connection, $"{LedgerSql.Entries} AND d.id = $7 ORDER BY t.id", new LedgerFilter());
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(LedgerSql.Read(reader));
        }
    }
}
