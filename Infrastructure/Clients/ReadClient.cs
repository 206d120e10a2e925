using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Clients;

/// <summary>Reads one client. What only managers may see is queried only in a manager's role.</summary>
public sealed class ReadClient(KotlineDatabase database, TimeProvider clock)
{
    // The alias of the client's table, for the statement that locks its row.
    private const string Locked = "client";

    /// <returns>Null when there is no such client for this role.</returns>
    public async Task<ClientDetails?> RunAsync(long clientId, DatabaseRole role, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return await Known(session.Db, clientId, CompanyDate.Today(clock)).FirstOrDefaultAsync(cancellationToken) is not { } client ? null
            : role != DatabaseRole.Manager ? client
            : client with { ForManagers = await Confidential(session.Db, clientId).FirstOrDefaultAsync(cancellationToken) };
    }

    /// <summary>
    /// Reads the client as a manager sees them and locks their row, so that nobody else changes it before the caller's unit of work ends.
    /// </summary>
    internal static Task<ClientDetails?> LockAsync(KotlineDb db, long clientId, DateOnly today, CancellationToken cancellationToken) =>
        Known(db, clientId, today).AsPostgreSQL().ForUpdateHint(Sql.TableAlias(Locked)).FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<ClientDetails> Known(KotlineDb db, long clientId, DateOnly today) =>
        from client in db.GetTable<ClientRow>().TableID(Locked)
        join vehicle in db.GetTable<VehicleRow>() on client.VehicleId equals vehicle.Id
        join brand in db.GetTable<BrandRow>() on vehicle.BrandId equals brand.Id
        join partner in db.GetTable<ClientPartnerRow>() on client.PartnerId equals partner.Id
        from region in db.GetTable<RegionRow>()
            .LeftJoin(region => region.CountryCode == client.CountryCode && region.Code == client.StateCode)
        where client.Id == clientId
        select new ClientDetails
        {
            Id = client.Id,
            Gender = GenderOf(client.Gender),
            Title = client.Title,
            GivenName = client.GivenName,
            Surname = client.Surname,
            BirthDate = client.BirthDate,
            Age = Age.On(client.BirthDate, today),
            EmailAddress = client.Email,
            TelephoneNumber = client.Phone,
            StreetAddress = client.StreetAddress,
            City = client.City,
            StateCode = client.StateCode,
            StateName = region!.Name,
            ZipCode = client.ZipCode,
            Country = client.CountryCode,
            HeightCm = client.HeightCm,
            HeightInches = client.HeightInches,
            Pounds = client.WeightPounds,
            Kilograms = client.WeightKg,
            Latitude = client.Latitude,
            Longitude = client.Longitude,
            VehicleYear = vehicle.Year,
            VehicleBrand = brand.Name,
            VehicleModel = vehicle.Model,
            Partner = partner.Name,
            ReceivedAt = ClientFunctions.ReceivedAt(client.Id),
        };

    private static IQueryable<ClientDetails.Confidential> Confidential(KotlineDb db, long clientId) =>
        from client in db.GetTable<ClientRow>()
        join card in db.GetTable<CardRow>() on client.CardId equals card.Id
        join import in db.GetTable<ClientImportRow>() on client.ImportId equals import.Id
        where client.Id == clientId
        select new ClientDetails.Confidential(client.Suspended, card.Type, card.LastFour!, client.ImportId, import.FileName);

    private static Gender GenderOf(string word) => word == "female" ? Gender.Female : Gender.Male;
}
