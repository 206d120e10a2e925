using System.Data;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Imports;

/// <summary>What a process leaves behind that is killed after it has staged a file of one row.</summary>
internal static class StagedImport
{
    public static async Task LeaveAsync(TestDatabase database, JobTicket jobTicket)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using (var unit = await UnitOfWork.BeginAsync(
            database.Database.Web,
            await database.ActAsync(cancellationToken),
            DatabaseRole.Manager,
            "receive import",
            IsolationLevel.ReadCommitted,
            cancellationToken))
        {
            await using var insert = new NpgsqlCommand(
                """
                WITH partner AS (INSERT INTO imports.partners (name) VALUES ('Left ' || gen_random_uuid()) RETURNING id)
                INSERT INTO imports.imports (
                    partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order)
                SELECT p.id, s.id, 'left.csv', sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 1, '2026-01-01', 'utf-8', ',', true, 'month_day_year'
                FROM partner p, imports.selection_policies s ORDER BY s.id LIMIT 1
                RETURNING id
                """,
                unit.Connection);
            var importId = (long)(await insert.ExecuteScalarAsync(cancellationToken))!;
            await jobTicket.IssueAsync(unit, importId, cancellationToken);
            await unit.CommitAsync();
        }

        await database.ExecuteAsync("UPDATE imports.imports SET state = 'staged', rows_staged = 1 WHERE state = 'staging'");
    }
}
