using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// The connections of one running process, with a pool for each login. Work runs through <see cref="Web"/> in the role that the operation
/// names. <see cref="SignIn"/> is used only to issue tickets.
/// </summary>
public sealed class KotlineDatabase : IAsyncDisposable
{
    // Short, so that people who wait for a page are soon told that the database is away. Over loopback, connecting
    // takes a few milliseconds.
    private const int ConnectSecondsMax = 3;

    // If a server across the network vanishes, this is noticed after half a minute instead of the system's two hours.
    private const int KeepAliveIdleSeconds = 15;
    private const int KeepAliveIntervalSeconds = 5;

    // Below the server's 100, so that a burst of requests leaves room for imports, the command line and whoever investigates.
    private const int WebConnectionsMax = 50;
    private const int SignInConnectionsMax = 20;

    // Further writers wait in this process, which serves them in order: more writers at once make a server slower, not faster.
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
    /// Only for the stock's operations, with the site's login. Its connections skip the DISCARD ALL between two uses, which would throw
    /// away the plans of the functions: planning is most of the cost of a sale. So session settings may be changed only by SET LOCAL.
    /// </summary>
    public NpgsqlDataSource Stock { get; }

    /// <summary>Only for the imports' jobs.</summary>
    public NpgsqlDataSource Importer { get; }

    public NpgsqlDataSource SignIn { get; }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Stock.DisposeAsync();
        await Importer.DisposeAsync();
        await SignIn.DisposeAsync();
    }

    /// <param name="connectionsMax">Given for pools that people wait for, who are then soon told that there is no connection. Jobs get more
    /// connections, and wait longer for one.</param>
    /// <param name="keepPlans">Whether to skip DISCARD ALL between two uses of a connection. An open transaction is
    /// rolled back nevertheless.</param>
    private static NpgsqlDataSource Open(
        string connectionString, string applicationName, int? connectionsMax = null, bool keepPlans = false)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var connection = builder.ConnectionStringBuilder;
        connection.ApplicationName = applicationName;
        connection.NoResetOnClose = keepPlans;

        // The operator's connection string takes precedence. By default Npgsql first tries to connect with Kerberos encryption, and on any
        // failure connects again without it, so a server that is silent, full or starting would be asked twice.
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
