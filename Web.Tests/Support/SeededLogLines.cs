using System.Globalization;
using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>Lines of the system log, for pages that show them. Written by the owner, so that they are there at once.</summary>
public static class SeededLogLines
{
    public const int Information = 2;
    public const int Warning = 3;
    public const int Error = 4;

    /// <summary>32 hexadecimal digits that no other line has.</summary>
    public static string NewTrace() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <returns>The line's id.</returns>
    public static Task<long> AddAsync(
        NpgsqlDataSource owner, string message, int level = Information, string? traceId = null, DateTimeOffset? at = null, string? exception = null) =>
        owner.ReadAsync<long>(
            """
            INSERT INTO system.log (logged_at, level, message_template, message, properties, trace_id, source, exception)
            VALUES (coalesce($1::timestamptz, now()), $2, '{What}', $3, jsonb_build_object('City', 'Fécamp', 'Rows', 3), $4, 'Kotline.Tests.Seeded', $5)
            RETURNING id
            """,
            (object?)at?.ToUniversalTime() ?? DBNull.Value,
            (short)level,
            message,
            (object?)traceId ?? DBNull.Value,
            (object?)exception ?? DBNull.Value);
}
