using System.Security.Cryptography;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using LinqToDB;
using LinqToDB.Async;
using Npgsql;

namespace Kotline.Infrastructure.Installing;

/// <summary>
/// Refuses to open a database with other keys than those it was filled with. All fingerprints would differ, so shared cards would no longer
/// be found, and no card could be read.
/// </summary>
internal static class KeyCheck
{
    private static readonly byte[] purpose = "kotline key check 1"u8.ToArray();

    /// <exception cref="ServerUnavailableException">The keys differ. The message says which file to restore.</exception>
    public static async Task VerifyAsync(NpgsqlDataSource owner, InstallationKeys keys, CancellationToken cancellationToken)
    {
        var digest = Digest(keys);
        await using var db = KotlineDb.On(owner);
        var table = db.GetTable<KeyCheckRow>();
        await table.InsertOrUpdateAsync(() => new KeyCheckRow { OnlyRow = true, Digest = digest }, onDuplicateKeyUpdateSetter: null,
            cancellationToken);
        var kept = await table.Select(row => row.Digest).SingleAsync(cancellationToken);
        if (!kept.AsSpan().SequenceEqual(digest))
        {
            throw new ServerUnavailableException(
                "This database was filled with other keys than those in the data folder's keys/secrets.json. "
                + $"Restore that file from its backup, or set {DataFolder.Variable} to the data folder that belongs to this database.");
        }
    }

    /// <summary>A digest that shows whether the keys are the same and reveals nothing else about them.</summary>
    public static byte[] Digest(InstallationKeys keys)
    {
        byte[] all = [.. keys.CardEncryption, .. keys.CardFingerprint, .. keys.DataProtection];
        return HMACSHA256.HashData(all, purpose);
    }
}
