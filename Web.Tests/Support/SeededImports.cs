using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>Imports as rows in the database, for pages that show them. Written by the owner, so no file is needed.</summary>
public static class SeededImports
{
    public static Task<long> DoneAsync(NpgsqlDataSource owner, string fileName) => InsertAsync(
        owner,
        fileName,
        """
        'done', now(), 2500, 2500, 1200, 40, 10, 1240, 10, 3,
        '{"age": 300, "height": 900, "card": 60, "missing": 1, "malformed": 0, "duplicate": 2}', '{"expired_card": 2490, "luhn": 4}', 1.234
        """);

    public static Task<long> RunningAsync(NpgsqlDataSource owner, string fileName) => InsertAsync(
        owner, fileName, "'staging', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL");

    private static Task<long> InsertAsync(NpgsqlDataSource owner, string fileName, string stateAndTotals) => owner.ReadAsync<long>(
        $"""
        WITH partner AS (
            INSERT INTO imports.partners (name) VALUES ('Maison ' || gen_random_uuid()) RETURNING id)
        INSERT INTO imports.imports (
            partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
            unit_of_work_id, state, finished_at, rows_staged, rows_read, created, updated, unchanged, set_aside, unreadable, now_set_aside,
            reasons, remarks, seconds)
        SELECT partner.id, 1, $1, sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 1000, '2026-11-21', 'UTF-8', ',', true, 'month_day_year',
            0, {stateAndTotals}
        FROM partner
        RETURNING id
        """,
        fileName);
}
