using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>The PostgreSQL server that holds <see cref="Name"/>: the private one, or one that the company runs.</summary>
public abstract class DatabaseServer : IAsyncDisposable
{
    /// <summary>The product's database.</summary>
    public const string Name = "stock_management";

    /// <summary>
    /// Uses the server of <paramref name="ownersConnection"/> (<c>ConnectionStrings:Kotline</c>, a connection as the owner of the
    /// database). If that is blank, it uses the private server of <paramref name="folder"/>, and starts it unless it runs already.
    /// </summary>
    public static async Task<DatabaseServer> OpenAsync(
        string? ownersConnection, DataFolder folder, Secrets secrets, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(ownersConnection)
            ? await PrivateServer.StartAsync(folder, secrets, cancellationToken)
            : new ExternalServer(ownersConnection, secrets);

    /// <summary>A connection string to the product's database as <paramref name="login"/>. It holds the password: never log it.</summary>
    public string ConnectionString(string login) => Connection(login).ConnectionString;

    /// <summary>Like <see cref="ConnectionString"/>, for a caller that adjusts it (pool, application name, timeouts).</summary>
    public abstract NpgsqlConnectionStringBuilder Connection(string login);

    public abstract ValueTask DisposeAsync();
}
