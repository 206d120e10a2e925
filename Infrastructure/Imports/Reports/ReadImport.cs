using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>Reads one import's figures, as a manager sees them.</summary>
public sealed class ReadImport(KotlineDatabase database)
{
    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportFigures?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadAsync(session.Db, importId, cancellationToken);
    }

    /// <summary>
    /// Reads the figures in the transaction of an operation that shows more of the import. Its role must be allowed to read imports.
    /// </summary>
    internal static Task<ImportFigures?> ReadAsync(KotlineDb db, long importId, CancellationToken cancellationToken)
    {
        var figures =
            from import in db.GetTable<ImportRow>()
            join partner in db.GetTable<PartnerRow>() on import.PartnerId equals partner.Id
            join policy in db.GetTable<PolicyRow>() on import.PolicyId equals policy.Id
            from progress in db.GetTable<ProgressRow>().LeftJoin(progress => progress.ImportId == import.Id)
            where import.Id == importId
            select new ImportFigures(
                import.Id,
                partner.Name,
                import.FileName,
                import.FileBytes,
                import.ImportDate,
                import.ReceivedAt,
                import.Encoding,
                import.Delimiter[0],
                import.HasHeader,
                import.LinesAboveHeader,
                FormatCodes.ToDateOrder(import.DateOrder),
                policy.Id,
                new SelectionPolicy(policy.MinimumAge, policy.AgeLimit, policy.HeightToleranceCm),
                import.State,
                import.Failure,
                (int?)progress.RowsDone,
                import.State != "done" ? null : new ImportTotals(
                    import.RowsRead!.Value,
                    import.Created!.Value,
                    import.Updated!.Value,
                    import.Unchanged!.Value,
                    import.SetAside!.Value,
                    import.Unreadable!.Value,
                    import.NowSetAside!.Value,
                    CountsByCode(import.Reasons!),
                    CountsByCode(import.Remarks!),
                    import.Seconds!.Value),
                import.HeldAt,
                import.HeldFor == null ? null : ImportChangesJson.Read(import.HeldFor));
        return figures.FirstOrDefaultAsync(cancellationToken);
    }

    private static Dictionary<string, int> CountsByCode(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
}
