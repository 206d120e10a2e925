using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// The connections of one running process, a pool per login. Work runs through <see cref="Web"/>, as the role that each
/// operation names; <see cref="SignIn"/> alone issues tickets, and nothing else uses it.
/// </summary>
public sealed class KotlineDatabase : IAsyncDisposable
{
    public const string DatabaseName = "stock_management";
    public const string OwnerLogin = "kotline_owner";
    public const string WebLogin = "kotline_web";
    public const string SignInLogin = "kotline_sign_in";
    public const string LogReaderLogin = "kotline_log_reader";

    /// <param name="connectionStringOf">The connection string of a login, password included.</param>
    public KotlineDatabase(Func<string, string> connectionStringOf)
    {
        Web = Open(connectionStringOf(WebLogin), "kotline web");
        SignIn = Open(connectionStringOf(SignInLogin), "kotline sign-in");
    }

    public NpgsqlDataSource Web { get; }

    public NpgsqlDataSource SignIn { get; }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await SignIn.DisposeAsync();
    }

    private static NpgsqlDataSource Open(string connectionString, string applicationName)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName = applicationName;
        builder.ConnectionStringBuilder.IncludeErrorDetail = false;
        builder.ConnectionStringBuilder.PersistSecurityInfo = false;
        return builder.Build();
    }
}
