using LinqToDB;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>The functions of the system log (sql/020).</summary>
internal static class SystemLogFunctions
{
    /// <returns>How many lines were removed.</returns>
    [Sql.Function("system.forget_log_lines", ServerSideOnly = true)]
    public static int ForgetLogLines(TimeSpan olderThan, int linesMax) => throw new ServerSideOnlyException(nameof(ForgetLogLines));

    /// <summary>LIKE that ignores case. The index of the messages can answer it.</summary>
    [Sql.Expression("{0} ILIKE {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsLike(string text, string pattern) => throw new ServerSideOnlyException(nameof(IsLike));
}
