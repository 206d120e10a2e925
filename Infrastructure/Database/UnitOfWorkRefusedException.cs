using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>The database refused a unit of work: the ticket isn't valid (or no longer is), or its bearer doesn't hold the role.</summary>
public sealed class UnitOfWorkRefusedException(PostgresException refusal) : Exception(refusal.MessageText, refusal)
{
    /// <summary>Whether the session has ended or was revoked, so that the person has to sign in again.</summary>
    public bool SessionEnded => refusal.SqlState == SqlStates.TicketNotValid;

    public static bool IsRefusal(PostgresException exception) =>
        exception.SqlState is SqlStates.NoUnitOfWork or SqlStates.TicketNotValid or SqlStates.RoleNotHeld;
}
