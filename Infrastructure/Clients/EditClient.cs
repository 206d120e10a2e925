using System.Data;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Intake;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A manager corrects a client. The texts are read and judged like a partner's row, but without the card, which isn't on the form. The
/// correction stands as long as the partner keeps sending the same row as before (Imports/Apply/07).
/// </summary>
public sealed class EditClient(KotlineDatabase database, TimeProvider clock)
{
    private static readonly ColumnSet card =
        ColumnSet.Of(WantedColumn.CCType, WantedColumn.CCNumber, WantedColumn.CVV2, WantedColumn.CCExpires);

    /// <param name="texts">What the form says now.</param>
    /// <param name="seen">What the form said when it was shown.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a manager, or the session has ended.</exception>
    public async Task<EditClientOutcome> RunAsync(
        Actor actor, long clientId, PartnerCells texts, PartnerCells seen, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(actor, clientId, texts, seen, cancellationToken);
        }
        catch (PostgresException taken) when (
            taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_client_per_person" })
        {
            return new EditClientOutcome.SamePerson(await FindAsync(CandidateRow.Read(texts, ClientTexts.Dates), cancellationToken));
        }
        catch (PostgresException waited) when (waited.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return new EditClientOutcome.ImportUnderway();
        }
    }

    private async Task<EditClientOutcome> SaveAsync(
        Actor actor, long clientId, PartnerCells texts, PartnerCells seen, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        await using var unit = await UnitOfWork.BeginAsync(
            database.Web, actor, DatabaseRole.Manager, $"edit client {clientId}", IsolationLevel.ReadCommitted, cancellationToken);
        await unit.Db.ExecuteAsync(SqlFile.Read("imports/running/share_turn.sql"), cancellationToken, ApplySteps.Turn);
        if (await ReadClient.LockAsync(unit.Db, clientId, today, cancellationToken) is not { } client)
        {
            return new EditClientOutcome.NotFound();
        }

        var current = ClientTexts.Of(client);
        if (ClientTexts.Differences(texts, current).Count == 0)
        {
            return new EditClientOutcome.Unchanged();
        }

        if (ClientTexts.Differences(seen, current) is { Count: > 0 } changed)
        {
            return new EditClientOutcome.ChangedMeanwhile(changed, current);
        }

        var row = CandidateRow.Read(texts, ClientTexts.Dates);
        var (_, policy) = await NewestPolicy.ReadAsync(unit.Db, cancellationToken);
        var failures = new SelectionRules(policy, today).Check(row).Where(failure => !card.Contains(failure.Column)).ToList();
        if (failures.Count > 0)
        {
            return new EditClientOutcome.Invalid(failures, policy);
        }

        var vehicleId = await VehicleAsync(unit.Db, row.Vehicle!.Value, cancellationToken);
        await UpdateAsync(unit.Db, clientId, row, vehicleId, cancellationToken);
        if (row.BirthDate != client.BirthDate)
        {
            await unit.Db.ExecuteAsync(
                SqlFile.Read("clients/end_suspensions.sql"), cancellationToken, DataParameter.Int64("client", clientId));
        }

        await unit.CommitAsync();
        return new EditClientOutcome.Saved();
    }

    /// <summary>Like an import, this keeps the first spelling of a brand and of a model.</summary>
    private static async Task<long> VehicleAsync(KotlineDb db, VehicleName vehicle, CancellationToken cancellationToken)
    {
        var year = (short)vehicle.Year;
        var (brand, model) = (vehicle.Brand, vehicle.Model);
        await db.ExecuteAsync(SqlFile.Read("clients/add_brand.sql"), cancellationToken, DataParameter.Text("brand", brand));
        await db.ExecuteAsync(
            SqlFile.Read("clients/add_vehicle.sql"),
            cancellationToken,
            DataParameter.Text("brand", brand),
            DataParameter.Text("model", model),
            DataParameter.Int16("year", year));
        return await (
            from found in db.GetTable<VehicleRow>()
            join known in db.GetTable<BrandRow>() on found.BrandId equals known.Id
            where ClientFunctions.Fold(known.Name) == ClientFunctions.Fold(brand)
                && ClientFunctions.Fold(found.Model) == ClientFunctions.Fold(model)
                && found.Year == year
            select found.Id).FirstAsync(cancellationToken);
    }

    private static async Task UpdateAsync(
        KotlineDb db, long clientId, CandidateRow row, long vehicleId, CancellationToken cancellationToken)
    {
        var (givenName, surname, birthDate) = (row.GivenName, row.Surname, row.BirthDate!.Value);
        await db.GetTable<ClientRow>()
            .Where(client => client.Id == clientId)
            .Set(client => client.Gender, row.Gender == Gender.Female ? "female" : "male")
            .Set(client => client.Title, row.Title)
            .Set(client => client.GivenName, givenName)
            .Set(client => client.Surname, surname)
            .Set(client => client.BirthDate, birthDate)
            .Set(client => client.Email, row.EmailAddress)
            .Set(client => client.Phone, row.TelephoneNumber)
            .Set(client => client.StreetAddress, row.StreetAddress)
            .Set(client => client.City, row.City)
            .Set(client => client.StateCode, row.StateCode)
            .Set(client => client.ZipCode, row.ZipCode)
            .Set(client => client.CountryCode, row.Country)
            .Set(client => client.HeightCm, (short)row.HeightCm!.Value)
            .Set(client => client.HeightInches, (short)row.HeightInches!.Value)
            .Set(client => client.WeightPounds, row.Pounds)
            .Set(client => client.WeightKg, row.Kilograms)
            .Set(client => client.Latitude, row.Latitude)
            .Set(client => client.Longitude, row.Longitude)
            .Set(client => client.VehicleId, vehicleId)
            .Set(
                client => client.Renamed,
                client => client.Renamed
                    || ClientFunctions.PersonKey(client.GivenName, client.Surname, client.BirthDate)
                        != ClientFunctions.PersonKey(givenName, surname, birthDate))
            .UpdateAsync(cancellationToken);
    }

    private async Task<long> FindAsync(CandidateRow row, CancellationToken cancellationToken)
    {
        var (givenName, surname, birthDate) = (row.GivenName, row.Surname, row.BirthDate!.Value);
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await (
            from listed in session.Db.GetTable<ListingRow>()
            join client in session.Db.GetTable<ClientRow>() on listed.ClientId equals client.Id
            where listed.BirthDate == birthDate
                && ClientFunctions.PersonKey(client.GivenName, client.Surname, client.BirthDate)
                    == ClientFunctions.PersonKey(givenName, surname, birthDate)
            select client.Id).FirstAsync(cancellationToken);
    }
}
