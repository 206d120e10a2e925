using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>Gives the product's logins the passwords that the keys folder holds for them.</summary>
internal static class LoginPasswords
{
    private static readonly string[] logins = [DatabaseLogin.Web, DatabaseLogin.SignIn, DatabaseLogin.Importer, DatabaseLogin.LogReader];

    /// <summary>Sets the password of each login that can't yet connect with it.</summary>
    public static async Task EnsureAsync(
        NpgsqlDataSource owner, DatabaseServer server, Secrets secrets, CancellationToken cancellationToken)
    {
        foreach (var login in logins)
        {
            if (!await CanConnectAsync(server.Connection(login), cancellationToken))
            {
                await using var command = owner.CreateCommand(
                    $"ALTER ROLE {login} PASSWORD '{ScramVerifier.Of(secrets.PasswordOf(login))}'");
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private static async Task<bool> CanConnectAsync(NpgsqlConnectionStringBuilder login, CancellationToken cancellationToken)
    {
        try
        {
            login.Pooling = false;
            await using var connection = new NpgsqlConnection(login.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (
            refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }
}
