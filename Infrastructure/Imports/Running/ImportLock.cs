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
    private readonly NpgsqlConnection connection;

    private ImportLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<ImportLock> WaitAsync(NpgsqlDataSource web, long importId, CancellationToken cancellationToken)
    {
        var connection = await web.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(connection, "SELECT pg_advisory_lock($1, $2)", importId);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new ImportLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <returns>null when another process works on this import.</returns>
    public static async Task<ImportLock?> TryAsync(NpgsqlDataSource web, long importId, CancellationToken cancellationToken)
    {
        var connection = await web.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, "SELECT pg_try_advisory_lock($1, $2)", importId);
        if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
        {
            return new ImportLock(connection);
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Releases the lock explicitly, because a pooled connection is reset only when it is used again, not when it is given back.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (connection.State == System.Data.ConnectionState.Open)
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await connection.DisposeAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, long importId) => new(sql, connection)
    {
        Parameters = { new() { Value = LockClass }, new() { Value = checked((int)importId) } },
    };
}
