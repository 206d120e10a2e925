using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// A transaction as the importer, without a unit of work: for staging and notes of progress, which are no business record, and for a trial,
/// which opens its unit itself. READ COMMITTED. Undone unless committed.
/// </summary>
internal static class ImporterTransaction
{
    public static async Task<KotlineDb> BeginAsync(KotlineDatabase database, CancellationToken cancellationToken)
    {
        var db = KotlineDb.On(database.Importer);
        try
        {
            await db.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            await db.ExecuteAsync($"SET LOCAL ROLE {DatabaseRole.Importer.SqlName()}", cancellationToken);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
