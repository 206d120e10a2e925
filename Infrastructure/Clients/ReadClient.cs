using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Clients;

/// <summary>One client. What only managers may know is asked for as a manager alone.</summary>
public sealed class ReadClient(KotlineDatabase database, TimeProvider clock)
{
    private const string Known = """
        SELECT c.gender, c.title, c.given_name, c.surname, c.birth_date, c.email, c.phone, c.street_address, c.city, c.state_code, r.name,
               c.zip_code, c.country_code, c.height_cm, c.height_inches, c.weight_pounds, c.weight_kg, c.latitude, c.longitude,
               v.year, b.name, v.model, p.name, clients.received_at(c.id)
        FROM clients.clients c
        JOIN clients.vehicles v ON v.id = c.vehicle_id
        JOIN clients.brands b ON b.id = v.brand_id
        JOIN imports.partners p ON p.id = c.partner_id
        LEFT JOIN clients.regions r ON r.country_code = c.country_code AND r.code = c.state_code
        WHERE c.id = $1
        """;

    private const string Confidential = """
        SELECT c.suspended, d.type, d.last_four, c.import_id, i.file_name
        FROM clients.clients c JOIN clients.cards d ON d.id = c.card_id JOIN imports.imports i ON i.id = c.import_id
        WHERE c.id = $1
        """;

    /// <returns>Null when there is no such client for this role.</returns>
    public async Task<ClientDetails?> RunAsync(long clientId, DatabaseRole role, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return await FindAsync(session.Connection, Known, clientId, CompanyDate.Today(clock), cancellationToken) is not { } client ? null
            : role != DatabaseRole.Manager ? client
            : client with { ForManagers = await FindConfidentialAsync(session.Connection, clientId, cancellationToken) };
    }

    /// <summary>As a manager sees them, in a unit of work of the caller's, until whose end nobody else changes them.</summary>
    internal static Task<ClientDetails?> LockAsync(NpgsqlConnection connection, long clientId, DateOnly today, CancellationToken cancellationToken) =>
        FindAsync(connection, Known + " FOR UPDATE OF c", clientId, today, cancellationToken);

    private static async Task<ClientDetails?> FindAsync(
        NpgsqlConnection connection, string sql, long clientId, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = clientId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var birthDate = reader.GetFieldValue<DateOnly>(4);
        return new ClientDetails(
            clientId,
            reader.GetString(0) == "female" ? Gender.Female : Gender.Male,
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            birthDate,
            Age.On(birthDate, today),
            reader.GetString(5),
            reader.GetString(6),
            reader.GetString(7),
            reader.GetString(8),
            reader.GetString(9),
            reader.IsDBNull(10) ? null : reader.GetString(10),
            reader.GetString(11),
            reader.GetString(12),
            reader.GetInt16(13),
            reader.GetInt16(14),
            reader.GetFieldValue<decimal?>(15),
            reader.GetFieldValue<decimal?>(16),
            reader.GetFieldValue<decimal?>(17),
            reader.GetFieldValue<decimal?>(18),
            reader.GetInt16(19),
            reader.GetString(20),
            reader.GetString(21),
            reader.GetString(22),
            reader.GetFieldValue<DateTimeOffset>(23),
            ForManagers: null);
    }

    private static async Task<ClientDetails.Confidential?> FindConfidentialAsync(
        NpgsqlConnection connection, long clientId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Confidential, connection) { Parameters = { new() { Value = clientId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ClientDetails.Confidential(
                reader.GetBoolean(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4))
            : null;
    }
}
