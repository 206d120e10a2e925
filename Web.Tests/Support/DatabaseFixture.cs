using Npgsql;

[assembly: AssemblyFixture(typeof(Kotline.Web.Tests.Support.DatabaseFixture))]

namespace Kotline.Web.Tests.Support;

/// <summary>
/// The database of the tests, with all of sql/ applied: the one that <c>KOTLINE_TEST_DATABASE</c> names, whose logins take no
/// password. Tests that need it are skipped where it isn't set.
/// </summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private static readonly string? connectionString = Environment.GetEnvironmentVariable("KOTLINE_TEST_DATABASE");
    private readonly Dictionary<string, NpgsqlDataSource> dataSources = [];

    public NpgsqlDataSource Owner => DataSource("kotline_owner");

    public NpgsqlDataSource DataSource(string login)
    {
        Assert.SkipWhen(connectionString is null, "KOTLINE_TEST_DATABASE isn't set.");
        lock (dataSources)
        {
            if (!dataSources.TryGetValue(login, out var dataSource))
            {
                var connection = new NpgsqlConnectionStringBuilder(connectionString) { Username = login };
                dataSources[login] = dataSource = NpgsqlDataSource.Create(connection);
            }

            return dataSource;
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var dataSource in dataSources.Values)
        {
            await dataSource.DisposeAsync();
        }
    }
}
