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

    public static Task<long> FailedAsync(NpgsqlDataSource owner, string fileName, string failure) => InsertAsync(
        owner, fileName, "'failed', now(), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL", $"'{failure}'");

    /// <summary>One that the guard holds: it would suspend 523 of 2,792 clients, and change the city of 1,661.</summary>
    public static async Task<long> HeldAsync(NpgsqlDataSource owner, string fileName)
    {
        var import = await RunningAsync(owner, fileName);
        await owner.RunAsync(
            """
            UPDATE imports.imports SET state = 'held', rows_staged = 2800, held_at = '2026-11-24T10:00Z', held_for = '{
                "active_clients": 2792, "suspended": 523, "suspended_limit": 140,
                "changed": {"city": 1661, "phone": 12}, "changed_limit": 1396}'
            WHERE id = $1
            """,
            import);
        return import;
    }

    /// <summary>An import of a partner that is there, received at a moment of the test's choice.</summary>
    public static Task<long> AddAsync(
        NpgsqlDataSource owner, long partner, string state, string receivedAt, int rowsRead = 1, int setAside = 0, string fileName = "list.csv") =>
        owner.ReadAsync<long>(
            """
            INSERT INTO imports.imports (
                partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
                unit_of_work_id, state, received_at, finished_at, failure, rows_staged, held_at, held_for,
                rows_read, created, updated, unchanged, set_aside, unreadable, now_set_aside, reasons, remarks, seconds)
            SELECT $1, 1, $6, sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 1000, '2026-01-01', 'utf-8', ',', true, 'month_day_year',
                0, $2, $3::timestamptz, CASE WHEN $2 IN ('done', 'failed') THEN $3::timestamptz END, CASE WHEN $2 = 'failed' THEN 'interrupted' END,
                CASE WHEN $2 <> 'staging' THEN $4::int END,
                CASE WHEN $2 = 'held' THEN $3::timestamptz END,
                CASE WHEN $2 = 'held' THEN '{
                    "active_clients": 30, "suspended": 21, "suspended_limit": 20, "changed": {}, "changed_limit": 20}'::jsonb END,
                t.rows_read, t.created, t.nothing, t.nothing, t.set_aside, t.nothing, t.nothing, t.codes, t.codes, t.seconds
            FROM (SELECT) one
            LEFT JOIN (SELECT $4::int AS rows_read, $4::int - $5::int AS created, $5::int AS set_aside, 0 AS nothing, '{}'::jsonb AS codes, 1.5 AS seconds) t
                ON $2 = 'done'
            RETURNING id
            """,
            partner, state, receivedAt, rowsRead, setAside, fileName);

    private static Task<long> InsertAsync(NpgsqlDataSource owner, string fileName, string stateAndTotals, string failure = "NULL") => owner.ReadAsync<long>(
        $"""
        WITH partner AS (
            INSERT INTO imports.partners (name) VALUES ('Maison ' || gen_random_uuid()) RETURNING id)
        INSERT INTO imports.imports (
            partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
            unit_of_work_id, state, finished_at, rows_staged, rows_read, created, updated, unchanged, set_aside, unreadable, now_set_aside,
            reasons, remarks, seconds, failure)
        SELECT partner.id, 1, $1, sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 1000, '2026-11-21', 'utf-8', ',', true, 'month_day_year',
            0, {stateAndTotals}, {failure}
        FROM partner
        RETURNING id
        """,
        fileName);
}
