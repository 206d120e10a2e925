using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The verifier that PostgreSQL stores instead of a password (RFC 5803, RFC 7677). Statements that set a password contain only the
/// verifier, so that the password itself gets neither to the server nor into its log.
/// </summary>
public static class ScramVerifier
{
    private const int Iterations = 4096;
    private const int SaltBytes = 16;

    /// <summary>The verifier of an ASCII password, with a new random salt at each call.</summary>
    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>The verifier with a given salt. SASLprep leaves ASCII unchanged; other text is refused.</summary>
    public static string Of(string password, byte[] salt)
    {
        if (!Ascii.IsValid(password))
        {
            throw new ArgumentException("A login's password is ASCII, because SASLprep isn't applied to it.", nameof(password));
        }

        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }
}
