using LinqToDB;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>What the system log asks of the database beyond its rows (sql/020).</summary>
internal static class SystemLogFunctions
{
    /// <returns>How many lines were removed.</returns>
    [Sql.Function("system.forget_log_lines", ServerSideOnly = true)]
    public static int ForgetLogLines(TimeSpan olderThan, int linesMax) => throw new ServerSideOnlyException(nameof(ForgetLogLines));

    /// <summary>LIKE whatever the case, which the index of the messages answers.</summary>
    [Sql.Expression("{0} ILIKE {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsLike(string text, string pattern) => throw new ServerSideOnlyException(nameof(IsLike));
}
