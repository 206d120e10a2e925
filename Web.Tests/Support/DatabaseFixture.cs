using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>
/// A private PostgreSQL of the tests' own, started once for all of them, and its installation. Tests that only read it, or
/// that name what they write, share <see cref="Installation"/>; the others make a database of their own.
/// </summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private PrivateServer server = null!;

    public Installation Installation { get; private set; } = null!;

    public KotlineDatabase Database => Installation.Database;

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PrivateServer.StartTemporaryAsync(TestContext.Current.CancellationToken);
        Installation = await Installation.OpenAsync(server, server.Secrets, TestContext.Current.CancellationToken);
        Owner = NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Owner));
    }

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
    public Task<TestDatabase> NewDatabaseAsync() => TestDatabase.CreateAsync(server, Installation.Keys);

    /// <summary>A database without even the scripts of sql/. Dispose of it.</summary>
    public Task<TestDatabase> NewEmptyDatabaseAsync() => TestDatabase.CreateAsync(server, Installation.Keys, []);

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Installation.DisposeAsync();
    }
}
