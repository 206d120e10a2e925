using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Clients;

/// <summary>The countries, brands and partners to filter by. As cheap with a million clients: countries are read off their index, one by one.</summary>
public sealed class ListClientChoices(KotlineDatabase database)
{
    private const string Brands = "SELECT id, name FROM clients.brands ORDER BY clients.plain(name)";
    private const string Partners = "SELECT id, name FROM imports.partners ORDER BY clients.plain(name)";

    public async Task<ClientChoices> RunAsync(DatabaseRole role, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        return new ClientChoices(
            await CountriesAsync(session.Connection, role, cancellationToken),
            await NamedAsync(session.Connection, Brands, cancellationToken),
            await NamedAsync(session.Connection, Partners, cancellationToken));
    }

    private static async Task<IReadOnlyList<string>> CountriesAsync(
        NpgsqlConnection connection, DatabaseRole role, CancellationToken cancellationToken)
    {
        var table = role == DatabaseRole.Manager ? "clients.listing" : "clients.listing_active";
        await using var command = new NpgsqlCommand(
            $"""
            WITH RECURSIVE countries AS (
                (SELECT l.country_code FROM {table} l ORDER BY l.country_code LIMIT 1)
                UNION ALL
                SELECT (SELECT l.country_code FROM {table} l WHERE l.country_code > c.country_code ORDER BY l.country_code LIMIT 1)
                FROM countries c WHERE c.country_code IS NOT NULL)
            SELECT country_code FROM countries WHERE country_code IS NOT NULL
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var countries = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            countries.Add(reader.GetString(0));
        }

        return countries;
    }

    private static async Task<IReadOnlyList<ClientChoices.Named>> NamedAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var named = new List<ClientChoices.Named>();
        while (await reader.ReadAsync(cancellationToken))
        {
            named.Add(new ClientChoices.Named(reader.GetInt64(0), reader.GetString(1)));
        }

        return named;
    }
}
