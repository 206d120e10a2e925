using Kotline.Infrastructure.Cards;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using Kotline.Infrastructure.SystemLog;
using Npgsql;

namespace Kotline.Infrastructure.Installing;

/// <summary>
/// What every process of the product needs. Opening it reads the keys, starts the private server unless it runs already, applies the
/// scripts of sql/, sets the logins' passwords, and opens the connections. The last process to close it stops the private server.
/// </summary>
/// <param name="database">The connections, which are closed with the installation.</param>
/// <param name="server">The database server, if it is to be closed with the installation.</param>
/// <param name="appliedScripts">The scripts that were applied during opening; empty if the database was up to date.</param>
public sealed class Installation(
    KotlineDatabase database, InstallationKeys keys, DatabaseServer? server = null, IReadOnlyList<string>? appliedScripts = null)
    : IAsyncDisposable
{
    public KotlineDatabase Database => database;

    public InstallationKeys Keys => keys;

    /// <summary>Whether the server is Kotline's own and not one of the company's.</summary>
    public bool HasPrivateServer => server is PrivateServer;

    public IReadOnlyList<string> AppliedScripts { get; } = appliedScripts ?? [];

    public CardCipher CardCipher { get; } = new(keys.CardEncryption, keys.CardFingerprint);

    /// <param name="ownersConnection">The owner's connection to a server of the company's; blank for the private server.</param>
    /// <exception cref="ServerUnavailableException">The message says what to do.</exception>
    /// <exception cref="ScriptEditedException">A released script was edited.</exception>
    public static async Task<Installation> OpenAsync(string? ownersConnection, DataFolder folder, CancellationToken cancellationToken)
    {
        var secrets = await Secrets.OpenAsync(folder, cancellationToken);
        var server = await DatabaseServer.OpenAsync(ownersConnection, folder, secrets, cancellationToken);
        return await OpenAsync(server, secrets, cancellationToken);
    }

    /// <summary>
    /// Opens the installation on a server that was opened before. From now on the server is closed with the installation.
    /// </summary>
    public static async Task<Installation> OpenAsync(DatabaseServer server, Secrets secrets, CancellationToken cancellationToken)
    {
        try
        {
            await using var owner = NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Owner));
            var applied = await Migrator.MigrateAsync(owner, Migrator.Scripts, cancellationToken);
            var keys = InstallationKeys.Of(secrets);
            await KeyCheck.VerifyAsync(owner, keys, cancellationToken);
            await LoginPasswords.EnsureAsync(owner, server, secrets, cancellationToken);
            return new Installation(new KotlineDatabase(server.ConnectionString), keys, server, applied);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Attaches the log to the database. The caller must close the sink before the installation.</summary>
    public void Keep(SystemLogSink log) => log.Attach(database.Web);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
