using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// A server that the company runs itself. The configured connection is the owner's and is used as it is. The other logins connect to the
/// same place with the passwords of <see cref="Secrets"/>, which <see cref="LoginPasswords"/> sets.
/// </summary>
public sealed class ExternalServer(string ownersConnection, Secrets secrets) : DatabaseServer
{
    public override NpgsqlConnectionStringBuilder Connection(string login)
    {
        var connection = new NpgsqlConnectionStringBuilder(ownersConnection);
        if (login == DatabaseLogin.Superuser)
        {
            throw new ArgumentException("The superuser of an external server is not ours to use.", nameof(login));
        }

        if (login != DatabaseLogin.Owner)
        {
            connection.Username = login;
            connection.Password = secrets.PasswordOf(login);
        }

        return connection;
    }

    /// <summary>Nothing to stop: the server is not ours.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
