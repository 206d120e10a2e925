using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>The PostgreSQL server that holds <see cref="Name"/>: the private one, or one that the company runs.</summary>
public abstract class DatabaseServer : IAsyncDisposable
{
    /// <summary>The product's database.</summary>
    public const string Name = "stock_management";

    /// <summary>
    /// Uses the server of <paramref name="ownersConnection"/> (<c>ConnectionStrings:Kotline</c>, a connection as the owner of the
    /// database), or, when that is blank, the private server of <paramref name="folder"/>, which is started if it doesn't run.
    /// </summary>
    public static async Task<DatabaseServer> OpenAsync(
        string? ownersConnection, DataFolder folder, Secrets secrets, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(ownersConnection)
            ? await PrivateServer.StartAsync(folder, secrets, cancellationToken)
            : new ExternalServer(ownersConnection, secrets);

    /// <summary>A connection string to the product's database as <paramref name="login"/>. It holds the password: never log it.</summary>
    public string ConnectionString(string login) => Connection(login).ConnectionString;

    /// <summary>As <see cref="ConnectionString"/>, to be adjusted (pool, application name, timeouts) by the caller.</summary>
    public abstract NpgsqlConnectionStringBuilder Connection(string login);

    public abstract ValueTask DisposeAsync();
}
