using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Ledger;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>Reads one delivery, sale, stocktake, transfer or reversal with its transactions.</summary>
public sealed class ReadDocument(KotlineDatabase database)
{
    /// <returns>null when there is no such document.</returns>
    public async Task<StockDocument?> RunAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var documents = session.Db.GetTable<DocumentRow>();
        var found = await documents
            .Where(document => document.Id == id)
            .Select(document => new StockDocument(
                document.Id,
                TransactionKindCodes.Parse(document.Kind),
                document.PostedAt,
                document.Actor,
                document.Reference,
                document.Reason,
                document.ReversesId,
                documents.Where(reversal => reversal.ReversesId == document.Id).Select(reversal => (long?)reversal.Id).FirstOrDefault(),
                Array.Empty<LedgerEntry>()))
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : found with { Entries = await EntriesAsync(session.Db, id, cancellationToken) };
    }

    private static Task<List<LedgerEntry>> EntriesAsync(KotlineDb db, long id, CancellationToken cancellationToken) =>
        LedgerLine.Read(db, LedgerLine.Of(db, id).OrderBy(line => line.Transaction.Id)).ToListAsync(cancellationToken);
}
