using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>Holds an import up at a known place until it is lifted: somebody else's transaction has what the import wants.</summary>
internal sealed class Blockade : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private Blockade(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Rows can't be staged.</summary>
    public static Task<Blockade> OfStagingAsync(TestDatabase database) => BeginAsync(database, "LOCK TABLE imports.staged_rows IN ACCESS EXCLUSIVE MODE");

    /// <summary>Nobody becomes a client.</summary>
    public static Task<Blockade> OfApplyingAsync(TestDatabase database) => BeginAsync(database, "LOCK TABLE clients.clients IN EXCLUSIVE MODE");

    /// <summary>Another process applies an import.</summary>
    public static Task<Blockade> OfTheTurnToApplyAsync(TestDatabase database) => BeginAsync(database, $"SELECT pg_advisory_xact_lock({0x4150504C59})");

    /// <summary>Closing the connection ends its transaction.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<Blockade> BeginAsync(TestDatabase database, string sql)
    {
        var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("BEGIN; " + sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new Blockade(connection);
    }
}
