using System.Buffers.Text;
using System.Security.Cryptography;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Tickets and one-time tokens: 32 random bytes that only their bearer knows. The database stores only their SHA-256.</summary>
public static class Secret
{
    private const int Bytes = 32;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);

    public static byte[] HashOf(byte[] secret) => SHA256.HashData(secret);

    /// <summary>The secret as it is written in a cookie or a link.</summary>
    public static string Write(byte[] secret) => Base64Url.EncodeToString(secret);

    /// <returns>Null for anything that can't be one of our secrets.</returns>
    public static byte[]? Read(string? written)
    {
        var secret = new byte[Bytes];
        return written is not null && Base64Url.IsValid(written, out var length) && length == Bytes
            && Base64Url.TryDecodeFromChars(written, secret, out _) ? secret : null;
    }
}
