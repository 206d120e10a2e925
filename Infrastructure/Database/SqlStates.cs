namespace Kotline.Infrastructure.Database;

/// <summary>The SQLSTATEs of the database's own refusals: what the triggers and functions of sql/ raise, and what each means.</summary>
public static class SqlStates
{
    /// <summary>Written outside a unit of work (sql/003).</summary>
    public const string NoUnitOfWork = "KT001";

    /// <summary>The ticket isn't valid, or is no longer valid (sql/003).</summary>
    public const string TicketNotValid = "KT002";

    /// <summary>The actor doesn't hold the role, or the unit of work was opened for another role (sql/003).</summary>
    public const string RoleNotHeld = "KT003";

    /// <summary>A record would be changed, or a write doesn't follow from the record (sql/003, sql/023).</summary>
    public const string RecordBroken = "KT004";

    /// <summary>The idempotency key was used for another request or file (sql/024, sql/027).</summary>
    public const string KeyUsed = "KT010";

    /// <summary>There is less stock than was asked for (sql/023).</summary>
    public const string NotEnough = "KT011";

    /// <summary>There is no such product or location (sql/024).</summary>
    public const string UnknownInStock = "KT012";

    /// <summary>The product or the location takes no more stock (sql/024, sql/025).</summary>
    public const string Retired = "KT013";

    /// <summary>The level or product has changed since it was read (sql/024, sql/027).</summary>
    public const string MovedMeanwhile = "KT014";

    /// <summary>The product or location to be retired still has stock (sql/025).</summary>
    public const string NotEmpty = "KT015";
}
