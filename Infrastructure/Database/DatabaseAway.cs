using System.Net.Sockets;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Tells a database that can't be had just now (refused, stopping or starting, out of connections, cut off in the middle, silent) from
/// everything else that can go wrong with a query. What was begun is undone by the database, so trying again later is all there is to do.
/// </summary>
public static class DatabaseAway
{
    private static readonly string[] states =
    [
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.TooManyConnections,
    ];

    // Class 08: connection exception.
    private const string ConnectionExceptions = "08";

    /// <summary>Whether this, or what caused it, is the database's being away.</summary>
    public static bool Is(Exception? failure) => Causes(failure).Any(IsItself);

    /// <summary>Of those: nobody answered in time.</summary>
    public static bool IsSilence(Exception? failure) => Causes(failure).Any(cause => cause is TimeoutException);

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static bool IsItself(Exception cause) => cause switch
    {
        PostgresException said => states.Contains(said.SqlState) || said.SqlState.StartsWith(ConnectionExceptions, StringComparison.Ordinal),

        // Npgsql says by the cause whether it was the connection: a socket or stream that failed, or nobody who answered in time
        // (neither the server nor, when all its connections are in use, the pool).
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => false,
    };
}
