using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// Writes down that a file was received, with the policy and the date it will be judged by, and issues the import's own ticket. The
/// partner is created if it isn't known, and remembers how its files look.
/// </summary>
internal sealed class ReceiveImport(NpgsqlDataSource web, JobTicket jobTicket)
{
    /// <param name="Lock">Taken before the import can be seen by anybody else.</param>
    internal sealed record Received(
        long ImportId, long PartnerId, FileFormat File, SelectionPolicy Policy, DateOnly ImportDate, Actor Job, ImportLock Lock);

    /// <returns>null when this partner's same bytes were received meanwhile.</returns>
    public async Task<Received?> RunAsync(
        string fileName, string partnerName, FileFormat file, DateOnly importDate, Actor actor, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            web, actor, DatabaseRole.Manager, "receive import", IsolationLevel.ReadCommitted, cancellationToken);
        ImportLock? importLock = null;
        try
        {
            var partnerId = await RememberPartnerAsync(unit.Connection, partnerName, file, cancellationToken);
            var (policyId, policy) = await NewestPolicy.ReadAsync(unit.Connection, cancellationToken);
            var importId = await InsertAsync(unit.Connection, partnerId, policyId, fileName, file, importDate, cancellationToken);
            importLock = await ImportLock.WaitAsync(web, importId, cancellationToken);
            var job = await jobTicket.IssueAsync(unit, importId, cancellationToken);
            await unit.CommitAsync();
            return new Received(importId, partnerId, file, policy, importDate, job, importLock);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_import_per_file" })
        {
            return null;
        }
        catch when (importLock is not null)
        {
            await importLock.DisposeAsync();
            throw;
        }
    }

    private static async Task<long> RememberPartnerAsync(
        NpgsqlConnection connection, string name, FileFormat file, CancellationToken cancellationToken)
    {
        // What is remembered already is not written again, so that a partner's history holds changes alone.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("INSERT INTO imports.partners (name) VALUES ($1) ON CONFLICT (clients.fold(name)) DO NOTHING") { Parameters = { new() { Value = name } } },
                new("""
                    UPDATE imports.partners SET delimiter = $2, date_order = coalesce($3, date_order), columns = $4, column_names = column_names || $5
                    WHERE clients.fold(name) = clients.fold($1)
                      AND (delimiter, date_order, columns, column_names) IS DISTINCT FROM ($2, coalesce($3, date_order), $4, column_names || $5)
                    """)
                {
                    Parameters =
                    {
                        new() { Value = name },
                        new() { Value = file.Delimiter.ToString() },
                        // An order that nothing speaks for isn't this partner's.
                        new() { Value = file.DateOrderSettled ? file.DateOrder.Code() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                        new() { Value = file.ColumnsToRemember.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                        new() { Value = ColumnNamesJson.Of(file.NamesToRemember), NpgsqlDbType = NpgsqlDbType.Jsonb },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await using var read = new NpgsqlCommand("SELECT id FROM imports.partners WHERE clients.fold(name) = clients.fold($1)", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return (long)(await read.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<long> InsertAsync(
        NpgsqlConnection connection,
        long partnerId,
        long policyId,
        string fileName,
        FileFormat file,
        DateOnly importDate,
        CancellationToken cancellationToken)
    {
        const string insert = """
            INSERT INTO imports.imports (
                partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
                lines_above_header)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            RETURNING id
            """;
        await using var command = new NpgsqlCommand(insert, connection)
        {
            Parameters =
            {
                new() { Value = partnerId },
                new() { Value = policyId },
                new() { Value = fileName },
                new() { Value = Convert.FromHexString(file.Sha256) },
                new() { Value = file.ByteCount },
                new() { Value = importDate },
                new() { Value = file.Encoding.IanaName() },
                new() { Value = file.Delimiter.ToString() },
                new() { Value = file.HasHeader },
                new() { Value = file.DateOrder.Code() },
                new() { Value = (int)file.LinesAboveHeader },
            },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
