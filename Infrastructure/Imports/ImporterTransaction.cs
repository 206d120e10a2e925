using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// A transaction in the importer's role without a unit of work. It is for staging and progress, which aren't business records, and for a
/// trial, which opens its unit itself. It is READ COMMITTED, and undone unless committed.
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
