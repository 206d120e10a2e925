using Kotline.Infrastructure.Database;
using Npgsql;

[assembly: AssemblyFixture(typeof(Kotline.Web.Tests.Support.DatabaseFixture))]

namespace Kotline.Web.Tests.Support;

/// <summary>A fresh database with every script applied, for all tests of the assembly; dropped at the end.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private const string Server = "Host=127.0.0.1;Port=5999;Maximum Pool Size=20;Timeout=30";
    private readonly string name = $"site_test_{Guid.NewGuid():N}";

    public KotlineDatabase Database { get; private set; } = null!;

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var server = NpgsqlDataSource.Create(Server + ";Username=postgres;Database=postgres");
        await ExecuteAsync(server, $"CREATE DATABASE {name} OWNER kotline_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        await using var fresh = NpgsqlDataSource.Create($"{Server};Username=postgres;Database={name};Pooling=false");
        await ExecuteAsync(fresh, "CREATE EXTENSION pgaudit");
        Owner = NpgsqlDataSource.Create($"{Server};Username={KotlineDatabase.OwnerLogin};Database={name}");
        await Migrator.MigrateAsync(Owner, Migrator.Scripts, CancellationToken.None);
        Database = new KotlineDatabase(login => $"{Server};Username={login};Database={name}");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Owner.DisposeAsync();
        await using var server = NpgsqlDataSource.Create(Server + ";Username=postgres;Database=postgres");
        await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
