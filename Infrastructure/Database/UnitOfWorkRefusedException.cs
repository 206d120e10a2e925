using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>The database refused a unit of work: the ticket isn't valid (any more), or its bearer doesn't hold the role.</summary>
public sealed class UnitOfWorkRefusedException(PostgresException refusal) : Exception(refusal.MessageText, refusal)
{
    /// <summary>The session has ended or was revoked: to sign in again is what helps.</summary>
    public bool SessionEnded => refusal.SqlState == SqlStates.TicketNotValid;

    public static bool IsRefusal(PostgresException exception) =>
        exception.SqlState is SqlStates.NoUnitOfWork or SqlStates.TicketNotValid or SqlStates.RoleNotHeld;
}
