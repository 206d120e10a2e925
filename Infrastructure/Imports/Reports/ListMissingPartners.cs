using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// Known partners that have sent nothing this month, by name. An import that failed left nothing behind, so its file is still missing;
/// one that runs has been sent.
/// </summary>
public sealed class ListMissingPartners(KotlineDatabase database, TimeProvider clock)
{
    public async Task<IReadOnlyList<PartnerName>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadAsync(session, Month.Of(CompanyDate.Today(clock)), cancellationToken);
    }

    internal static async Task<IReadOnlyList<PartnerName>> ReadAsync(ReadSession session, Month month, CancellationToken cancellationToken)
    {
        var (first, next) = (month.FirstDay, month.FirstDayOfNext);

        // Not EXISTS, which linq2db says of whole rows: a manager may not read every column of an import.
        var senders = session.Db.GetTable<ImportRow>()
            .Where(import => import.State != "failed")
            .Where(import => import.ReceivedAt >= ImportFunctions.StartOf(first) && import.ReceivedAt < ImportFunctions.StartOf(next))
            .Select(import => import.PartnerId);
        return await session.Db.GetTable<PartnerRow>()
            .Where(partner => !senders.Contains(partner.Id))
            .OrderBy(partner => ImportFunctions.Fold(partner.Name))
            .Select(partner => new PartnerName(partner.Id, partner.Name))
            .ToListAsync(cancellationToken);
    }
}
