using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>A database of one test's own on the tests' server, as empty as a first start leaves it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PrivateServer server;
    private readonly string name;

    private TestDatabase(PrivateServer server, InstallationKeys keys, string name)
    {
        this.server = server;
        this.name = name;
        Installation = new Installation(new KotlineDatabase(ConnectionString), keys);
        Owner = NpgsqlDataSource.Create(ConnectionString(DatabaseLogin.Owner));
    }

    public Installation Installation { get; }

    public KotlineDatabase Database => Installation.Database;

    public NpgsqlDataSource Owner { get; }

    public static Task<TestDatabase> CreateAsync(PrivateServer server, InstallationKeys keys) =>
        CreateAsync(server, keys, Migrator.Scripts);

    public static async Task<TestDatabase> CreateAsync(
        PrivateServer server, InstallationKeys keys, IReadOnlyList<Migrator.Script> scripts)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsSuperuserAsync(server, $"CREATE DATABASE {name} OWNER {DatabaseLogin.Owner} TEMPLATE template0 ENCODING 'UTF8'");
        var database = new TestDatabase(server, keys, name);
        if (scripts.Count > 0)
        {
            await Migrator.MigrateAsync(database.Owner, scripts, TestContext.Current.CancellationToken);
        }

        return database;
    }

    /// <summary>The product's own database on a server, which stays when this is disposed of.</summary>
    public static TestDatabase Of(PrivateServer server, InstallationKeys keys) => new(server, keys, DatabaseServer.Name);

    public string ConnectionString(string login)
    {
        var connection = server.Connection(login);
        connection.Database = name;
        return connection.ConnectionString;
    }

    /// <summary>The command line's ticket, as cli:tester.</summary>
    public Task<Actor> ActAsync(CancellationToken cancellationToken) =>
        new IssueCommandLineTicket(Database).RunAsync("tester", cancellationToken);

    /// <summary>Takes a file in as the site and the command line do.</summary>
    public Task<ImportOutcome> TakeInAsync(
        PartnerFile file,
        string partner,
        DateOnly? importDate,
        TimeProvider? clock = null,
        ReadingOptions? options = null,
        FormatChoice? choice = null,
        bool acceptsChanges = false) =>
        Installation.Operation<TakeInFile>(clock, options).RunAsync(
            file, partner, importDate, choice ?? new FormatChoice(), acceptsChanges, ActAsync, null, TestContext.Current.CancellationToken);

    /// <summary>What every process does first: finish or drop what a dead one left behind.</summary>
    public Task<IReadOnlyList<FinishImports.Finished>> FinishImportsAsync() =>
        Installation.Operation<FinishImports>().RunAsync(TestContext.Current.CancellationToken);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The first column of every row, as text; "" for a null.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return lines;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A setting that only a superuser may change, for connections that are opened from now on.</summary>
    public Task SetAsync(string setting, string value) =>
        ExecuteAsSuperuserAsync(server, $"ALTER DATABASE {name} SET {setting} = '{value}'");

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        await Owner.DisposeAsync();
        if (name != DatabaseServer.Name)
        {
            await ExecuteAsSuperuserAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task ExecuteAsSuperuserAsync(PrivateServer server, string sql)
    {
        var superuser = server.Connection(DatabaseLogin.Superuser);
        superuser.Database = "postgres";
        superuser.Pooling = false;
        await using var connection = new NpgsqlConnection(superuser.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
