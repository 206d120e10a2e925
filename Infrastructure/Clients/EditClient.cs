using System.Data;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Running;
using Npgsql;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A manager corrects a client. The texts are read and judged as a partner's row is, without the card, which isn't on the form.
/// While the partner keeps sending the row that it sent before, the correction stands (Imports/Apply/07).
/// </summary>
public sealed class EditClient(KotlineDatabase database, TimeProvider clock)
{
    // An import of an ordinary size is applied in less.
    private const string WaitForImport = "SET LOCAL lock_timeout = '3s'";

    private static readonly ColumnSet card =
        ColumnSet.Of(WantedColumn.CCType, WantedColumn.CCNumber, WantedColumn.CVV2, WantedColumn.CCExpires);

    /// <param name="texts">What the form says now.</param>
    /// <param name="seen">What it said when it was shown.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a manager, or the session has ended.</exception>
    public async Task<EditClientOutcome> RunAsync(
        Actor actor, long clientId, PartnerCells texts, PartnerCells seen, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(actor, clientId, texts, seen, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_client_per_person" })
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
        await ExecuteAsync(unit.Connection, $"{WaitForImport}; SELECT pg_advisory_xact_lock_shared({RunJob.ApplyLockKey})", [], cancellationToken);
        if (await ReadClient.LockAsync(unit.Connection, clientId, today, cancellationToken) is not { } client)
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

        var vehicleId = await VehicleAsync(unit.Connection, row.Vehicle!.Value, cancellationToken);
        await UpdateAsync(unit.Connection, clientId, row, vehicleId, cancellationToken);
        if (row.BirthDate != client.BirthDate)
        {
            await EndSuspensionsAsync(unit.Connection, clientId, cancellationToken);
        }

        await unit.CommitAsync();
        return new EditClientOutcome.Saved();
    }

    /// <summary>As an import does it: the first spelling of a brand and of a model is kept.</summary>
    private static async Task<long> VehicleAsync(NpgsqlConnection connection, VehicleName vehicle, CancellationToken cancellationToken)
    {
        const string addBrand = """
            INSERT INTO clients.brands (name) SELECT $1 WHERE NOT EXISTS (SELECT FROM clients.brands WHERE clients.fold(name) = clients.fold($1))
            ON CONFLICT (clients.fold(name)) DO NOTHING
            """;
        const string addVehicle = """
            INSERT INTO clients.vehicles (brand_id, model, year)
            SELECT b.id, coalesce((SELECT v.model FROM clients.vehicles v WHERE v.brand_id = b.id AND clients.fold(v.model) = clients.fold($2) ORDER BY v.id LIMIT 1), $2), $3
            FROM clients.brands b
            WHERE clients.fold(b.name) = clients.fold($1) AND NOT EXISTS (
                SELECT FROM clients.vehicles v WHERE v.brand_id = b.id AND clients.fold(v.model) = clients.fold($2) AND v.year = $3)
            ON CONFLICT (brand_id, clients.fold(model), year) DO NOTHING
            """;
        const string find = """
            SELECT v.id FROM clients.vehicles v JOIN clients.brands b ON b.id = v.brand_id
            WHERE clients.fold(b.name) = clients.fold($1) AND clients.fold(v.model) = clients.fold($2) AND v.year = $3
            """;
        object[] name = [vehicle.Brand, vehicle.Model, (short)vehicle.Year];
        await ExecuteAsync(connection, addBrand, name[..1], cancellationToken);
        await ExecuteAsync(connection, addVehicle, name, cancellationToken);
        return (long)(await ExecuteAsync(connection, find, name, cancellationToken))!;
    }

    private static async Task UpdateAsync(
        NpgsqlConnection connection, long clientId, CandidateRow row, long vehicleId, CancellationToken cancellationToken)
    {
        const string update = """
            UPDATE clients.clients SET
                gender = $2, title = $3, given_name = $4, surname = $5, birth_date = $6, email = $7, phone = $8, street_address = $9, city = $10,
                state_code = $11, zip_code = $12, country_code = $13, height_cm = $14, height_inches = $15, weight_pounds = $16, weight_kg = $17,
                latitude = $18, longitude = $19, vehicle_id = $20,
                renamed = renamed OR clients.person_key(given_name, surname, birth_date) <> clients.person_key($4, $5, $6)
            WHERE id = $1
            """;
        await ExecuteAsync(
            connection,
            update,
            [
                clientId, row.Gender == Gender.Female ? "female" : "male", row.Title, row.GivenName, row.Surname, row.BirthDate!.Value,
                row.EmailAddress, row.TelephoneNumber, row.StreetAddress, row.City, row.StateCode, row.ZipCode, row.Country,
                (short)row.HeightCm!.Value, (short)row.HeightInches!.Value, OrNull(row.Pounds), OrNull(row.Kilograms),
                OrNull(row.Latitude), OrNull(row.Longitude), vehicleId,
            ],
            cancellationToken);
    }

    /// <summary>Who shares a card with the client may have the same birth date now: presumably one person, whom nothing suspends.</summary>
    private static async Task EndSuspensionsAsync(NpgsqlConnection connection, long clientId, CancellationToken cancellationToken)
    {
        const string end = """
            SELECT imports.end_suspensions(ARRAY(
                SELECT card_fingerprint FROM clients.clients WHERE id = $1
                UNION
                SELECT d.fingerprint FROM imports.set_aside_cases c JOIN clients.cards d ON d.id = c.card_id
                WHERE c.client_id = $1 AND c.state = 'open' AND d.fingerprint IS NOT NULL))
            """;
        await ExecuteAsync(connection, end, [clientId], cancellationToken);
    }

    private async Task<long> FindAsync(CandidateRow row, CancellationToken cancellationToken)
    {
        const string find = """
            SELECT c.id FROM clients.listing l JOIN clients.clients c ON c.id = l.client_id
            WHERE l.birth_date = $3 AND clients.person_key(c.given_name, c.surname, c.birth_date) = clients.person_key($1, $2, $3)
            """;
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return (long)(await ExecuteAsync(session.Connection, find, [row.GivenName, row.Surname, row.BirthDate!.Value], cancellationToken))!;
    }

    private static object OrNull(decimal? value) => value is { } number ? number : DBNull.Value;

    private static async Task<object?> ExecuteAsync(
        NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
