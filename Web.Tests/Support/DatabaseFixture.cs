using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>
/// A private PostgreSQL of the tests' own, started once for all of them by the first that asks for it, and its installation: a run of tests
/// that need no database starts none. Tests that only read it, or that name what they write, share <see cref="Installation"/>; the others
/// make a database of their own.
/// </summary>
public sealed class DatabaseFixture : IAsyncDisposable
{
    // Whoever asks first waits for it with the thread it has. Begun apart from that test, whose end or cancellation isn't the server's.
    private readonly Lazy<Task<Running>> running = new(() => Task.Run(StartAsync));

    private sealed record Running(PrivateServer Server, Installation Installation, NpgsqlDataSource Owner);

    public Installation Installation => Now.Installation;

    public KotlineDatabase Database => Installation.Database;

    public NpgsqlDataSource Owner => Now.Owner;

    private Running Now => running.Value.GetAwaiter().GetResult();

    /// <summary>The shared database as one of the product's logins.</summary>
    public NpgsqlDataSource DataSource(string login) => login switch
    {
        DatabaseLogin.Owner => Owner,
        DatabaseLogin.Web => Database.Web,
        DatabaseLogin.Importer => Database.Importer,
        DatabaseLogin.SignIn => Database.SignIn,
        _ => throw new ArgumentOutOfRangeException(nameof(login)),
    };

    /// <summary>An empty database with all of sql/ applied. Dispose of it.</summary>
    public Task<TestDatabase> NewDatabaseAsync() => TestDatabase.CreateAsync(Now.Server, Installation.Keys);

    /// <summary>A database without even the scripts of sql/. Dispose of it.</summary>
    public Task<TestDatabase> NewEmptyDatabaseAsync() => TestDatabase.CreateAsync(Now.Server, Installation.Keys, []);

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated)
        {
            return;
        }

        var started = await running.Value;
        await started.Owner.DisposeAsync();
        await started.Installation.DisposeAsync();
    }

    private static async Task<Running> StartAsync()
    {
        var server = await PrivateServer.StartTemporaryAsync(CancellationToken.None);
        var installation = await Installation.OpenAsync(server, server.Secrets, CancellationToken.None);
        return new Running(server, installation, NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Owner)));
    }
}
