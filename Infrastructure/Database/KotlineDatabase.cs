using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// The connections of one running process, a pool per login. Work runs through <see cref="Web"/>, as the role that each
/// operation names; <see cref="SignIn"/> alone issues tickets, and nothing else uses it.
/// </summary>
public sealed class KotlineDatabase : IAsyncDisposable
{
    // Whoever waits for a page is told soon that the database is away. Over loopback a connection takes a few milliseconds.
    private const int ConnectSecondsMax = 3;

    // A server across a network that vanished is found out in half a minute, not in the system's two hours.
    private const int KeepAliveIdleSeconds = 15;
    private const int KeepAliveIntervalSeconds = 5;

    // A burst of requests leaves room below the server's 100 for imports, the command line and the person who looks what is wrong.
    private const int WebConnectionsMax = 50;
    private const int SignInConnectionsMax = 20;

    // Writers beyond these wait in the process, which serves them in their order: more of them at once make a server slower, not faster.
    internal static readonly int StockConnectionsMax = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <param name="connectionStringOf">The connection string of a login of <see cref="DatabaseLogin"/>, password included.</param>
    public KotlineDatabase(Func<string, string> connectionStringOf)
    {
        Web = Open(connectionStringOf(DatabaseLogin.Web), "kotline web", WebConnectionsMax);
        Stock = Open(connectionStringOf(DatabaseLogin.Web), "kotline stock", StockConnectionsMax, keepPlans: true);
        Importer = Open(connectionStringOf(DatabaseLogin.Importer), "kotline importer");
        SignIn = Open(connectionStringOf(DatabaseLogin.SignIn), "kotline sign-in", SignInConnectionsMax);
    }

    public NpgsqlDataSource Web { get; }

    /// <summary>
    /// For the stock's operations alone, as the site's login. Its connections keep the plans of the functions that they called: the
    /// DISCARD ALL
    /// between two uses would throw them away, and planning is most of what a sale costs. So nothing of a session may be set but by SET
    /// LOCAL.
    /// </summary>
    public NpgsqlDataSource Stock { get; }

    /// <summary>For the imports' jobs alone.</summary>
    public NpgsqlDataSource Importer { get; }

    public NpgsqlDataSource SignIn { get; }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Stock.DisposeAsync();
        await Importer.DisposeAsync();
        await SignIn.DisposeAsync();
    }

    /// <param name="connectionsMax">Given where people wait: they are soon told that there is no connection. Jobs wait longer, for
    /// more.</param>
    /// <param name="keepPlans">No DISCARD ALL between two uses of a connection. An open transaction is rolled back all the same.</param>
    private static NpgsqlDataSource Open(string connectionString, string applicationName, int? connectionsMax = null, bool keepPlans = false)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var connection = builder.ConnectionStringBuilder;
        connection.ApplicationName = applicationName;
        connection.NoResetOnClose = keepPlans;

        // What the operator's own connection string says stands. Left to itself Npgsql first tries to open a connection under Kerberos,
        // and takes whatever goes wrong for a reason to open another one without: a server that is silent, full or starting would be
        // asked twice.
        SetUnlessGiven("GSS Encryption Mode", () => connection.GssEncryptionMode = GssEncryptionMode.Disable);
        SetUnlessGiven("TCP Keepalive", () => connection.TcpKeepAlive = true);
        SetUnlessGiven("TCP Keepalive Time", () => connection.TcpKeepAliveTime = KeepAliveIdleSeconds);
        SetUnlessGiven("TCP Keepalive Interval", () => connection.TcpKeepAliveInterval = KeepAliveIntervalSeconds);
        if (connectionsMax is { } max)
        {
            SetUnlessGiven("Timeout", () => connection.Timeout = ConnectSecondsMax);
            SetUnlessGiven("Maximum Pool Size", () => connection.MaxPoolSize = max);
        }

        return builder.Build();

        void SetUnlessGiven(string keyword, Action set)
        {
            if (!connection.ShouldSerialize(keyword))
            {
                set();
            }
        }
    }
}
