using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// Lists the known partners that have sent nothing this month, by name. After a failed import nothing is kept, so its file still counts as
/// missing. The file of a running import counts as sent.
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

        // EXISTS isn't used, because linq2db would write it with whole rows, and a manager may not read every column of an import.
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
