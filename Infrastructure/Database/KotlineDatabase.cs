using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// The connections of one running process, a pool per login. Work runs through <see cref="Web"/>, as the role that each
/// operation names; <see cref="SignIn"/> alone issues tickets, and nothing else uses it.
/// </summary>
public sealed class KotlineDatabase : IAsyncDisposable
{
    /// <param name="connectionStringOf">The connection string of a login of <see cref="DatabaseLogin"/>, password included.</param>
    public KotlineDatabase(Func<string, string> connectionStringOf)
    {
        Web = Open(connectionStringOf(DatabaseLogin.Web), "kotline web");
        Importer = Open(connectionStringOf(DatabaseLogin.Importer), "kotline importer");
        SignIn = Open(connectionStringOf(DatabaseLogin.SignIn), "kotline sign-in");
    }

    public NpgsqlDataSource Web { get; }

    /// <summary>For the imports' jobs alone.</summary>
    public NpgsqlDataSource Importer { get; }

    public NpgsqlDataSource SignIn { get; }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Importer.DisposeAsync();
        await SignIn.DisposeAsync();
    }

    private static NpgsqlDataSource Open(string connectionString, string applicationName)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName = applicationName;
        return builder.Build();
    }
}
