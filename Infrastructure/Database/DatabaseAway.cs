using System.Net.Sockets;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Tells whether a query failed because the database can't be reached at the moment (connection refused, server stopping or starting,
/// no free connection, connection cut, no answer) or for another reason. The database undoes what was begun, so the only thing to do
/// is to try again later.
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

    /// <summary>Whether this failure, or one of its causes, is that the database is away.</summary>
    public static bool Is(Exception? failure) => Causes(failure).Any(IsItself);

    /// <summary>Whether the database is away because it didn't answer in time.</summary>
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
        PostgresException said => states.Contains(said.SqlState)
            || said.SqlState.StartsWith(ConnectionExceptions, StringComparison.Ordinal),

        // Npgsql's cause tells whether the connection failed: a socket or stream failed, or there was no answer in time, either from the
        // server or, when all connections are in use, from the pool.
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => false,
    };
}
