using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>Reads the names of all known partners, in alphabetical order.</summary>
public sealed class ListPartnerNames(KotlineDatabase database)
{
    private const int NamesMax = 500;

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await session.Db.GetTable<PartnerRow>()
            .OrderBy(partner => ImportFunctions.Fold(partner.Name))
            .ThenBy(partner => partner.Name)
            .Select(partner => partner.Name)
            .Take(NamesMax)
            .ToListAsync(cancellationToken);
    }
}
