namespace Kotline.Infrastructure.Database;

/// <summary>The SQLSTATEs of the database's own refusals: what the triggers and functions of sql/ raise, and what each means.</summary>
public static class SqlStates
{
    /// <summary>Written outside a unit of work (sql/003).</summary>
    public const string NoUnitOfWork = "KT001";

    /// <summary>The ticket isn't valid, or isn't any more (sql/003).</summary>
    public const string TicketNotValid = "KT002";

    /// <summary>The role isn't held, or isn't the one that the unit was opened for (sql/003).</summary>
    public const string RoleNotHeld = "KT003";

    /// <summary>What was recorded would change, or what is written doesn't follow from it (sql/003, sql/023).</summary>
    public const string RecordBroken = "KT004";

    /// <summary>The idempotency key stands for another request or file (sql/024, sql/027).</summary>
    public const string KeyUsed = "KT010";

    /// <summary>Less is there than was asked for (sql/023).</summary>
    public const string NotEnough = "KT011";

    /// <summary>There is no such product or location (sql/024).</summary>
    public const string UnknownInStock = "KT012";

    /// <summary>The product or the location takes no more stock (sql/024, sql/025).</summary>
    public const string Retired = "KT013";

    /// <summary>It is another one since it was looked at (sql/024, sql/027).</summary>
    public const string MovedMeanwhile = "KT014";

    /// <summary>What is to be retired isn't empty (sql/025).</summary>
    public const string NotEmpty = "KT015";
}
