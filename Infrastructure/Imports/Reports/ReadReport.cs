using Kotline.Domain.Clients;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>An import's report, all of it from one snapshot.</summary>
public sealed class ReadReport(KotlineDatabase database)
{
    // The rows are a log: a client whom one names may have been erased. Of a person who came twice with the same values both rows name
    // the one client. One pass over the clients counts them in all four ways; bands, sizes and what is most frequent are the domain's.
    // PostgreSQL's age() has someone born on 29 February age on 1 March in common years, as Domain.Imports.Age has.
    private const string Count = """
        WITH accepted AS MATERIALIZED (
            SELECT client_id, min(birth_date) AS birth_date, min(height_cm) AS height_cm
            FROM imports.rows
            WHERE import_id = $1 AND outcome IN ('created', 'updated', 'unchanged')
            GROUP BY client_id
        ), counted AS (
            SELECT
                CASE
                    WHEN grouping(age) = 0 THEN 'age'
                    WHEN grouping(height_cm) = 0 THEN 'build'
                    WHEN grouping(country_code) = 0 THEN 'region'
                    ELSE 'vehicle' END AS counted_by,
                gender, age, height_cm, weight_kg, country_code, state_code, brand_id, year, count(*)::int AS clients
            FROM (
                SELECT c.gender, a.height_cm, c.country_code, c.state_code, v.brand_id, v.year,
                       extract(year FROM age($2::timestamp, a.birth_date::timestamp))::int AS age,
                       round(coalesce(c.weight_kg, c.weight_pounds * 0.45359237))::int AS weight_kg
                FROM accepted a
                JOIN clients.clients c ON c.id = a.client_id
                JOIN clients.vehicles v ON v.id = c.vehicle_id) people
            GROUP BY GROUPING SETS ((gender, age), (gender, height_cm, weight_kg), (country_code, state_code), (brand_id, year))
        )
        SELECT counted_by, clients, gender, age, height_cm, weight_kg, n.country_code,
               coalesce(r.name, n.state_code) AS region, b.name AS brand, n.year
        FROM counted n
        LEFT JOIN clients.regions r ON r.country_code = n.country_code AND r.code = n.state_code
        LEFT JOIN clients.brands b ON b.id = n.brand_id
        UNION ALL
        SELECT 'accepted', count(*)::int, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM accepted
        """;

    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportReport?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadImport.ReadAsync(session, importId, cancellationToken) is not { } import
            ? null
            : new ImportReport(import, import.Totals is null ? null : await ReadClientsAsync(session, import, cancellationToken));
    }

    private static async Task<ClientFigures> ReadClientsAsync(ReadSession session, ImportFigures import, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Count, session.Connection)
        {
            Parameters = { new() { Value = import.Id }, new() { Value = import.ImportDate } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new ReportCounts();
        while (await reader.ReadAsync(cancellationToken))
        {
            Add(counts, reader);
        }

        return counts.ToFigures();
    }

    private static void Add(ReportCounts counts, NpgsqlDataReader reader)
    {
        var clients = reader.GetInt32(1);
        switch (reader.GetString(0))
        {
            case "accepted":
                counts.Accepted = clients;
                break;
            case "age":
                counts.Ages.Add((GenderOf(reader), reader.GetInt32(3), clients));
                break;
            case "build":
                counts.Builds.Add((GenderOf(reader), reader.GetInt16(4), reader.GetFieldValue<int?>(5), clients));
                break;
            case "region":
                counts.Regions.Add(new Counted<RegionName>(new RegionName(reader.GetString(6), reader.GetString(7)), clients));
                break;
            default:
                counts.Vehicles.Add((reader.GetString(8), reader.GetInt16(9), clients));
                break;
        }
    }

    private static Gender GenderOf(NpgsqlDataReader reader) => reader.GetString(2) == "female" ? Gender.Female : Gender.Male;
}
