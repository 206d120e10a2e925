using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// Records that a file was received, with the policy and the date by which its rows will be judged, and issues the import's own ticket. An
/// unknown partner is created. The format of the file is remembered with the partner.
/// </summary>
public sealed class ReceiveImport(KotlineDatabase database, JobTicket jobTicket)
{
    /// <returns>null when the same bytes from this partner were received meanwhile.</returns>
    internal async Task<ReceivedImport?> RunAsync(
        string fileName, string partnerName, FileFormat file, DateOnly importDate, Actor actor, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Manager, "receive import", IsolationLevel.ReadCommitted, cancellationToken);
        ImportLock? importLock = null;
        try
        {
            var partnerId = await RememberPartnerAsync(unit.Db, partnerName, file, cancellationToken);
            var (policyId, policy) = await NewestPolicy.ReadAsync(unit.Db, cancellationToken);
            var importId = await InsertAsync(unit.Db, partnerId, policyId, fileName, file, importDate, cancellationToken);
            importLock = await ImportLock.WaitAsync(database.Web, importId, cancellationToken);
            var job = await jobTicket.IssueAsync(unit, importId, cancellationToken);
            await unit.CommitAsync();
            return new ReceivedImport(importId, partnerId, file, policy, importDate, job, importLock);
        }
        catch (PostgresException taken) when (
            taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_import_per_file" })
        {
            return null;
        }
        catch when (importLock is not null)
        {
            await importLock.DisposeAsync();
            throw;
        }
    }

    private static async Task<long> RememberPartnerAsync(KotlineDb db, string name, FileFormat file, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(
            SqlFile.Read("imports/intake/remember_partner.sql"),
            cancellationToken,
            new DataParameter("name", name, DataType.Text),
            new DataParameter("delimiter", file.Delimiter.ToString(), DataType.Text),

            // A date order without evidence isn't remembered.
            new DataParameter("date_order", file.DateOrderSettled ? file.DateOrder.Code() : null, DataType.Text),
            new DataParameter("columns", file.ColumnsToRemember.ToArray()),
            new DataParameter("column_names", ColumnNamesJson.Of(file.NamesToRemember), DataType.BinaryJson));
        return await db.GetTable<PartnerRow>()
            .Where(partner => ImportFunctions.Fold(partner.Name) == ImportFunctions.Fold(name))
            .Select(partner => partner.Id)
            .SingleAsync(cancellationToken);
    }

    private static async Task<long> InsertAsync(
        KotlineDb db,
        long partnerId,
        long policyId,
        string fileName,
        FileFormat file,
        DateOnly importDate,
        CancellationToken cancellationToken)
    {
        var id = await db.GetTable<ImportRow>()
            .Value(import => import.PartnerId, partnerId)
            .Value(import => import.PolicyId, policyId)
            .Value(import => import.FileName, fileName)
            .Value(import => import.FileSha256, Convert.FromHexString(file.Sha256))
            .Value(import => import.FileBytes, file.ByteCount)
            .Value(import => import.ImportDate, importDate)
            .Value(import => import.Encoding, file.Encoding.IanaName())
            .Value(import => import.Delimiter, file.Delimiter.ToString())
            .Value(import => import.HasHeader, file.HasHeader)
            .Value(import => import.DateOrder, file.DateOrder.Code())
            .Value(import => import.LinesAboveHeader, (int)file.LinesAboveHeader)
            .InsertWithInt64IdentityAsync(cancellationToken);
        return id!.Value;
    }
}
