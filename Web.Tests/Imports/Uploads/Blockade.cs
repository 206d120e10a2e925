using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>Holds an import up at a known place until it is lifted: somebody else's transaction has what the import wants.</summary>
internal sealed class Blockade : IAsyncDisposable
{
    private const string Staging = "hashtext('staging is held up')";
    private readonly NpgsqlConnection connection;

    private Blockade(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Rows can't be staged. What was staged can be removed, as it must when an import is dropped.</summary>
    public static async Task<Blockade> OfStagingAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            $"""
            CREATE OR REPLACE FUNCTION imports.hold_up() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Staging}); RETURN NEW; END $$;
            CREATE OR REPLACE TRIGGER hold_up BEFORE INSERT ON imports.staged_rows FOR EACH STATEMENT EXECUTE FUNCTION imports.hold_up()
            """);
        return await BeginAsync(database, $"SELECT pg_advisory_xact_lock({Staging})");
    }

    /// <summary>Nobody becomes a client.</summary>
    public static Task<Blockade> OfApplyingAsync(TestDatabase database) =>
        BeginAsync(database, "LOCK TABLE clients.clients IN EXCLUSIVE MODE");

    /// <summary>Another process applies an import.</summary>
    public static Task<Blockade> OfTheTurnToApplyAsync(TestDatabase database) =>
        BeginAsync(database, $"SELECT pg_advisory_xact_lock({0x4150504C59})");

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
