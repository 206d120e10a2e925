using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// The countries, brands and partners to filter by. This stays cheap with a million clients, because distinct countries are read from
/// their index one by one.
/// </summary>
public sealed class ListClientChoices(KotlineDatabase database)
{
    public async Task<ClientChoices> RunAsync(DatabaseRole role, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return new ClientChoices(
            await CountriesAsync(session.Db, role, cancellationToken),
            await BrandsAsync(session.Db, cancellationToken),
            await PartnersAsync(session.Db, cancellationToken));
    }

    private static async Task<IReadOnlyList<string>> CountriesAsync(KotlineDb db, DatabaseRole role, CancellationToken cancellationToken)
    {
        var table = role == DatabaseRole.Manager ? ClientConditions.WholeTable : ClientConditions.ActiveTable;
        var sql = SqlFile.Read("clients/list_countries.sql").Replace("{table}", table, StringComparison.Ordinal);
        return await db.QueryToListAsync<string>(sql, cancellationToken);
    }

    private static async Task<IReadOnlyList<ClientChoices.Named>> BrandsAsync(KotlineDb db, CancellationToken cancellationToken) => await db
        .GetTable<BrandRow>()
        .OrderBy(brand => ClientFunctions.Plain(brand.Name))
        .Select(brand => new ClientChoices.Named(brand.Id, brand.Name))
        .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ClientChoices.Named>> PartnersAsync(KotlineDb db, CancellationToken cancellationToken) =>
        await db.GetTable<ClientPartnerRow>()
            .OrderBy(partner => ClientFunctions.Plain(partner.Name))
            .Select(partner => new ClientChoices.Named(partner.Id, partner.Name))
            .ToListAsync(cancellationToken);
}
