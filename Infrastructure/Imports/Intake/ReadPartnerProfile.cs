using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>Reads what is remembered of a partner's last files.</summary>
public sealed class ReadPartnerProfile(KotlineDatabase database)
{
    /// <returns>null for an unknown partner.</returns>
    internal async Task<PartnerProfile?> RunAsync(string partnerName, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await session.Db.GetTable<PartnerRow>()
            .Where(partner => ImportFunctions.Fold(partner.Name) == ImportFunctions.Fold(partnerName))
            .Select(partner => new PartnerProfile(
                partner.Delimiter == null ? null : partner.Delimiter[0],
                partner.DateOrder == null ? null : FormatCodes.ToDateOrder(partner.DateOrder),
                partner.Columns,
                ColumnNamesJson.Parse(partner.ColumnNames)))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
