using System.Data;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>A read-only transaction in the role that an operation needs, so that the operation can read only what the role may.</summary>
public sealed class ReadSession : IAsyncDisposable
{
    private ReadSession(KotlineDb db) => Db = db;

    public KotlineDb Db { get; }

    public static async Task<ReadSession> BeginAsync(NpgsqlDataSource web, DatabaseRole role, CancellationToken cancellationToken)
    {
        var db = KotlineDb.On(web);
        try
        {
            // The isolation level is REPEATABLE READ, so that the figures of one page agree with each other.
            await db.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await db.ExecuteAsync($"SET TRANSACTION READ ONLY; SET LOCAL ROLE {role.SqlName()}", cancellationToken);
            return new ReadSession(db);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
