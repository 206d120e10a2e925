using System.Security.Cryptography;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Infrastructure.Installing;

/// <summary>
/// Refuses to work on a database with other keys than it was filled with: every fingerprint would differ, so shared cards would no
/// longer be found, and no card could be read.
/// </summary>
internal static class KeyCheck
{
    private static readonly byte[] purpose = "kotline key check 1"u8.ToArray();

    /// <exception cref="ServerUnavailableException">The keys are others. Says which file to restore.</exception>
    public static async Task VerifyAsync(NpgsqlDataSource owner, InstallationKeys keys, CancellationToken cancellationToken)
    {
        var digest = Digest(keys);
        await using (var first = owner.CreateCommand("INSERT INTO public.key_check (digest) VALUES ($1) ON CONFLICT DO NOTHING"))
        {
            first.Parameters.Add(new() { Value = digest });
            await first.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var read = owner.CreateCommand("SELECT digest FROM public.key_check");
        var kept = (byte[])(await read.ExecuteScalarAsync(cancellationToken))!;
        if (!kept.AsSpan().SequenceEqual(digest))
        {
            throw new ServerUnavailableException(
                "This database was filled with other keys than those in the data folder's keys/secrets.json. "
                + $"Restore that file from its backup, or set {DataFolder.Variable} to the data folder that belongs to this database.");
        }
    }

    /// <summary>Says nothing of the keys but whether they are the same.</summary>
    public static byte[] Digest(InstallationKeys keys)
    {
        byte[] all = [.. keys.CardEncryption, .. keys.CardFingerprint, .. keys.DataProtection];
        return HMACSHA256.HashData(all, purpose);
    }
}
