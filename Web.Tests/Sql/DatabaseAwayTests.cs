using System.Net;
using System.Net.Sockets;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Sql;

/// <summary>Which failures mean that the database is away, and which that somebody made a mistake.</summary>
public sealed class DatabaseAwayTests(DatabaseFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_listens_there()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody");
        DatabaseAway.Is(await FailureAsync(nowhere, "SELECT 1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_listens_and_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var mute = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=nobody;Timeout=1");
        DatabaseAway.Is(await FailureAsync(mute, "SELECT 1")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_connection_is_cut_in_the_middle_of_a_query()
    {
        await using var database = await fixture.NewDatabaseAsync();
        var failure = await FailureAsync(database.Owner, "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(60)");
        DatabaseAway.Is(failure).ShouldBeTrue();
        DatabaseAway.Is(new InvalidOperationException("while doing something", failure)).ShouldBeTrue();
    }

    [Fact]
    public async Task All_connections_of_the_pool_are_in_use()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await using var small = NpgsqlDataSource.Create(database.ConnectionString(DatabaseLogin.Web) + ";Maximum Pool Size=1;Timeout=1");
        await using var taken = await small.OpenConnectionAsync(Cancellation);
        DatabaseAway.Is(await FailureAsync(small, "SELECT 1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.CrashShutdown, true)]
    [InlineData(PostgresErrorCodes.ConnectionFailure, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.InvalidPassword, false)]
    [InlineData(PostgresErrorCodes.SerializationFailure, false)]
    [InlineData(PostgresErrorCodes.QueryCanceled, false)]
    [InlineData("KT002", false)]
    public void What_the_server_says_is_told_apart(string state, bool isAway) =>
        DatabaseAway.Is(new PostgresException("text", "FATAL", "FATAL", state)).ShouldBe(isAway);

    [Fact]
    public async Task A_mistake_in_a_statement_is_nobodys_absence() =>
        DatabaseAway.Is(await FailureAsync(fixture.Owner, "SELECT nothing FROM nowhere")).ShouldBeFalse();

    private static async Task<Exception> FailureAsync(NpgsqlDataSource source, string sql) =>
        await Should.ThrowAsync<NpgsqlException>(async () =>
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancellation);
        });
}
