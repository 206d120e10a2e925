using System.Data;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// A lock that the process which works on an import holds as long as it lives. If an unfinished import can be locked, its process has died.
/// It is a session's advisory lock on its own connection, so it disappears with the process.
/// </summary>
internal sealed class ImportLock : IAsyncDisposable
{
    // The first half of the lock's key: what kind of thing is locked.
    private const int LockClass = 0x494D50;
    private readonly KotlineDb db;

    private ImportLock(KotlineDb db) => this.db = db;

    public static async Task<ImportLock> WaitAsync(NpgsqlDataSource web, long importId, CancellationToken cancellationToken)
    {
        var db = KotlineDb.On(web);
        try
        {
            db.CommandTimeout = 0;
            await db.ExecuteAsync(SqlFile.Read("imports/running/lock_import.sql"), cancellationToken, KeyOf(importId));
            return new ImportLock(db);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <returns>null when another process works on this import.</returns>
    public static async Task<ImportLock?> TryAsync(NpgsqlDataSource web, long importId, CancellationToken cancellationToken)
    {
        var db = KotlineDb.On(web);
        try
        {
            if (await db.ExecuteAsync<bool>(SqlFile.Read("imports/running/try_lock_import.sql"), cancellationToken, KeyOf(importId)))
            {
                return new ImportLock(db);
            }
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Releases the lock explicitly, because a pooled connection is reset only when it is used again, not when it is given back.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (db.TryGetDbConnection()?.State == ConnectionState.Open)
        {
            await db.ExecuteAsync(SqlFile.Read("imports/running/unlock_import.sql"), CancellationToken.None);
        }

        await db.DisposeAsync();
    }

    private static DataParameter[] KeyOf(long importId) =>
        [DataParameter.Int32("class", LockClass), DataParameter.Int32("import", checked((int)importId))];
}
