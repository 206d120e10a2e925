using System.Security.Cryptography;
using Kotline.Infrastructure.Server;

namespace Kotline.Infrastructure.Installing;

/// <summary>The keys of one installation, 32 bytes each, which never enter the database.</summary>
public sealed record InstallationKeys(byte[] CardEncryption, byte[] CardFingerprint, byte[] DataProtection)
{
    private const int KeyBytes = 32;

    /// <summary>Seals the imports' own tickets. It is derived, so that there is no further secret to keep.</summary>
    public byte[] JobTicket => HKDF.DeriveKey(HashAlgorithmName.SHA256, DataProtection, KeyBytes, info: "kotline job tickets"u8.ToArray());

    public static InstallationKeys Of(Secrets secrets) => new(
        secrets.CardEncryptionKey.ToArray(), secrets.CardFingerprintKey.ToArray(), secrets.DataProtectionKey.ToArray());

    /// <summary>New random keys.</summary>
    public static InstallationKeys New() => new(
        RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Shows no key, so that none can get into logs and errors.</summary>
    public override string ToString() => nameof(InstallationKeys);
}
