using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>Gives the site's logins the passwords that the keys folder holds for them.</summary>
public static class LoginPasswords
{
    private const int Iterations = 4096;
    private const int SaltBytes = 16;

    /// <summary>Sets a login's password unless the login can already connect with it.</summary>
    public static async Task EnsureAsync(
        NpgsqlDataSource owner, string login, string password, string connectionString, CancellationToken cancellationToken)
    {
        if (await CanConnectAsync(connectionString, cancellationToken))
        {
            return;
        }

        await using var command = owner.CreateCommand($"ALTER ROLE {login} PASSWORD '{Verifier(password)}'");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// The SCRAM-SHA-256 verifier that PostgreSQL stores (RFC 5803), computed here so that no password reaches the server,
    /// or its log, in clear.
    /// </summary>
    public static string Verifier(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }

    private static async Task<bool> CanConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }
}
