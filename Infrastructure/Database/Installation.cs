using System.Security.Cryptography;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Imports;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// What every process of the product starts with: the keys, the server (the private one is started if it doesn't run), the scripts of
/// sql/ applied, the logins' passwords set, and the connections. Whoever opens it last closes the private server.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private const int KeyBytes = 32;
    private readonly DatabaseServer server;

    private Installation(DatabaseServer server, Secrets secrets, IReadOnlyList<string> appliedScripts)
    {
        this.server = server;
        Secrets = secrets;
        AppliedScripts = appliedScripts;
        Database = new KotlineDatabase(server.ConnectionString);
        CardCipher = new CardCipher(secrets.CardEncryptionKey.ToArray(), secrets.CardFingerprintKey.ToArray());
        JobTicket = new JobTicket(HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secrets.DataProtectionKey.ToArray(), KeyBytes, info: "kotline job tickets"u8.ToArray()));
    }

    public Secrets Secrets { get; }

    /// <summary>The scripts that were applied now; empty when the database was up to date.</summary>
    public IReadOnlyList<string> AppliedScripts { get; }

    public KotlineDatabase Database { get; }

    public CardCipher CardCipher { get; }

    public JobTicket JobTicket { get; }

    /// <param name="ownersConnection">The owner's connection to a server of the company's; blank for the private server.</param>
    /// <exception cref="ServerUnavailableException">The message says what to do.</exception>
    /// <exception cref="ScriptEditedException">A released script was edited.</exception>
    public static async Task<Installation> OpenAsync(string? ownersConnection, DataFolder folder, CancellationToken cancellationToken)
    {
        var secrets = await Secrets.OpenAsync(folder, cancellationToken);
        var server = await DatabaseServer.OpenAsync(ownersConnection, folder, secrets, cancellationToken);
        return await OpenAsync(server, secrets, cancellationToken);
    }

    /// <summary>The same on a server that was opened before, and is from now on closed with the installation.</summary>
    public static async Task<Installation> OpenAsync(DatabaseServer server, Secrets secrets, CancellationToken cancellationToken)
    {
        try
        {
            await using var owner = NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Owner));
            var applied = await Migrator.MigrateAsync(owner, Migrator.Scripts, cancellationToken);
            await LoginPasswords.EnsureAsync(owner, server, secrets, cancellationToken);
            return new Installation(server, secrets, applied);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await server.DisposeAsync();
    }
}
