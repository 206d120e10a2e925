using System.Data;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>A read-only transaction as the role that an operation needs: what that role can't read, the operation can't.</summary>
public sealed class ReadSession : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;

    private ReadSession(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        this.transaction = transaction;
    }

    public NpgsqlConnection Connection { get; }

    public static async Task<ReadSession> BeginAsync(NpgsqlDataSource web, DatabaseRole role, CancellationToken cancellationToken)
    {
        var connection = await web.OpenConnectionAsync(cancellationToken);
        try
        {
            // REPEATABLE READ, so that the figures of one page agree with each other.
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await using var command = new NpgsqlCommand($"SET TRANSACTION READ ONLY; SET LOCAL ROLE {role.SqlName()}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new ReadSession(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
