using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// Does in a fresh cluster what only its superuser can do: creates the owner, the product's database and pgaudit in it, and revokes the
/// rights of everyone. Each step can be repeated. A comment on the database, written last, says that all steps were done.
/// </summary>
internal static class ClusterBootstrap
{
    private const string Done = "Kotline bootstrap 2";
    private const string CannotConnectNow = "57P03";
    private const string WrongPassword = "28P01";
    private static readonly TimeSpan startPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);

    /// <param name="superuser">The superuser's connection string to the database postgres.</param>
    public static async Task RunAsync(
        NpgsqlConnectionStringBuilder superuser, DataFolder folder, Secrets secrets, CancellationToken cancellationToken)
    {
        await using var server = await ConnectAsync(superuser, folder, cancellationToken);
        if (await IsDoneAsync(server, cancellationToken))
        {
            return;
        }

        // 1. The owner. It creates the other roles, hence CREATEROLE, and can do nothing outside its database.
        var owner = DatabaseLogin.Owner;
        if (!await AnyAsync(server, $"SELECT FROM pg_roles WHERE rolname = '{owner}'", cancellationToken))
        {
            await ExecuteAsync(server, $"CREATE ROLE {owner} LOGIN CREATEROLE", cancellationToken);
        }

        await ExecuteAsync(server, $"ALTER ROLE {owner} PASSWORD '{ScramVerifier.Of(secrets.PasswordOf(owner))}'", cancellationToken);

        // The importer's login. Only a superuser can turn pgaudit off for it.
        var importer = DatabaseLogin.Importer;
        if (!await AnyAsync(server, $"SELECT FROM pg_roles WHERE rolname = '{importer}'", cancellationToken))
        {
            await ExecuteAsync(server, $"CREATE ROLE {importer} LOGIN NOINHERIT", cancellationToken);
        }

        await ExecuteAsync(
            server, $"GRANT {importer} TO {owner} WITH ADMIN OPTION; ALTER ROLE {importer} SET pgaudit.role = ''; ALTER ROLE {importer} SET pgaudit.log = 'none'", cancellationToken);

        // 2. The database, in the cluster's encoding and locale.
        var name = DatabaseServer.Name;
        if (!await AnyAsync(server, $"SELECT FROM pg_database WHERE datname = '{name}'", cancellationToken))
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8'", cancellationToken);
        }

        // 3. Revoke access for everyone. The scripts in sql/ grant it by name.
        await ExecuteAsync(
            server,
            $"REVOKE ALL ON DATABASE {name} FROM PUBLIC; REVOKE ALL ON DATABASE postgres FROM PUBLIC; REVOKE ALL ON DATABASE template1 FROM PUBLIC",
            cancellationToken);

        // 4. Inside the database: pgaudit, whose event triggers name the objects of DDL, and a schema public without rights for everyone.
        var inside = new NpgsqlConnectionStringBuilder(superuser.ConnectionString) { Database = name };
        await using var database = await ConnectAsync(inside, folder, cancellationToken);
        await ExecuteAsync(
            database, "CREATE EXTENSION IF NOT EXISTS pgaudit; REVOKE ALL ON SCHEMA public FROM PUBLIC", cancellationToken);
        await ExecuteAsync(database, $"COMMENT ON DATABASE {name} IS '{Done}'", cancellationToken);
    }

    private static Task<bool> IsDoneAsync(NpgsqlConnection server, CancellationToken cancellationToken) => AnyAsync(
        server,
        $"SELECT FROM pg_database WHERE datname = '{DatabaseServer.Name}' AND shobj_description(oid, 'pg_database') = '{Done}'",
        cancellationToken);

    /// <summary>Connects. If a process started the server and then died, this waits while the server is still replaying its log.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(
        NpgsqlConnectionStringBuilder connection, DataFolder folder, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var opened = new NpgsqlConnection(connection.ConnectionString);
            try
            {
                await opened.OpenAsync(cancellationToken);
                return opened;
            }
            catch (NpgsqlException failed)
            {
                await opened.DisposeAsync();
                var state = (failed as PostgresException)?.SqlState;
                if (state == WrongPassword)
                {
                    throw new ServerUnavailableException(
                        $"The private server refuses the password in {folder.Keys}: that file doesn't belong to this cluster. Restore the right one.",
                        failed);
                }

                var mayStillCome = state is null or CannotConnectNow;
                if (!mayStillCome || TimeProvider.System.GetElapsedTime(begun) > startPatience)
                {
                    throw new ServerUnavailableException(
                        $"The private server runs but takes no connection ({failed.Message}). Its log: {folder.ServerLogFile}", failed);
                }
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT EXISTS ({query})";
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
