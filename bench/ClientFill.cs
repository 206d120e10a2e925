using Npgsql;

namespace Kotline.Bench;

/// <summary>
/// Fills an empty database with invented clients by set-based INSERTs, as the owner. Few names, cities, brands and countries are frequent
/// and many rare, as among people. Kept out of the log of changes, which would be as large again and isn't what is measured.
/// </summary>
internal static class ClientFill
{
    // One pass over the numbers 1 to count; a hash of each number and a place of its own make the choices.
    private const string Rows = """
        CREATE TEMP TABLE luck ON COMMIT DROP AS
        SELECT i, l[1] AS given, l[2] AS surname, l[3] AS city, l[4] AS vehicle, l[5] AS country
        FROM generate_series(1, @count) i
        CROSS JOIN LATERAL (
            SELECT array_agg((hashint8extended(i, @seed + place) & 1048575) / 1048576.0::float8 ORDER BY place) AS l FROM generate_series(1, 5) place) lucky
        """;

    private static readonly string[] statements =
    [
        "ALTER TABLE clients.clients DISABLE TRIGGER record_insert; ALTER TABLE clients.cards DISABLE TRIGGER record_insert; ALTER TABLE clients.vehicles DISABLE TRIGGER record_insert",
        "INSERT INTO imports.partners (name) SELECT 'Partner ' || i FROM generate_series(1, 12) i",
        """
        INSERT INTO imports.imports (
            partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order, unit_of_work_id)
        SELECT p.id, s.id, 'bench.csv', sha256(convert_to(p.name, 'UTF8')), 1, '2026-11-21', 'utf-8', ',', true, 'month_day_year', 0
        FROM imports.partners p, imports.selection_policies s
        """,
        "INSERT INTO clients.brands (name) SELECT unnest(@brands)",
        "INSERT INTO clients.vehicles (brand_id, model, year) SELECT b.id, m, y FROM clients.brands b, unnest(@models) WITH ORDINALITY u (m, place), generate_series(1992, 2013) y WHERE (b.id + place) % 5 = 0",
        Rows,
        "INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext) SELECT sha256(int8send(i)), sha256(int8send(-i)), 'Visa', lpad((i % 10000)::text, 4, '0'), sha256(int8send(i)) FROM luck",
        "ANALYZE luck; ANALYZE clients.cards; ANALYZE clients.vehicles",
        """
        INSERT INTO clients.clients (
            gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code, zip_code, country_code,
            height_cm, height_inches, vehicle_id, card_id, card_fingerprint, import_id, partner_id, suspended)
        SELECT
            CASE WHEN p.given_place <= @males THEN 'male' ELSE 'female' END, '', (@given)[p.given_place], (@surnames)[p.surname_place],
            date '1939-01-01' + (l.i % 24800)::integer,
            lower((@ascii)[p.given_place] || (@surnames)[p.surname_place]) || l.i || '@' || (@domains)[1 + l.i % cardinality(@domains)],
            '01.99.00.00.00', l.i % 99 + 1 || ' rue de la République', (@cities)[1 + floor(cardinality(@cities) * l.city * l.city)::integer], 'IL', '75001',
            (@countries)[1 + floor(cardinality(@countries) * l.country * l.country)::integer], 170, 67,
            v.first + floor(v.count * l.vehicle * l.vehicle)::bigint, d.id, d.fingerprint, i.first + l.i % 12, q.first + l.i % 12, l.i % 200 = 0
        FROM luck l
        JOIN clients.cards d ON d.details_digest = sha256(int8send(-l.i))
        CROSS JOIN (SELECT min(id) AS first, count(*) AS count FROM clients.vehicles) v
        CROSS JOIN (SELECT min(id) AS first FROM imports.imports) i
        CROSS JOIN (SELECT min(id) AS first FROM imports.partners) q
        CROSS JOIN LATERAL (
            SELECT 1 + floor(cardinality(@given) * l.given)::integer AS given_place,
                   1 + floor(cardinality(@surnames) * power(l.surname, 1.5))::integer AS surname_place) p
        ON CONFLICT DO NOTHING
        """,
        "ALTER TABLE clients.clients ENABLE TRIGGER record_insert; ALTER TABLE clients.cards ENABLE TRIGGER record_insert; ALTER TABLE clients.vehicles ENABLE TRIGGER record_insert",
    ];

    // The first are the frequent ones.
    private static readonly string[] countries =
        ["FR", "FR", "FR", "FR", "FR", "DE", "DE", "IT", "ES", "BE", "CH", "LU", "GB", "NL", "AT", "PT", "PL", "SE", "LI"];

    public static async Task RunAsync(NpgsqlDataSource owner, int clientCount, long seed, CancellationToken cancellationToken)
    {
        string[] given = [.. Vocabulary.MaleNames, .. Vocabulary.FemaleNames];
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            foreach (var statement in statements)
            {
                await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
                foreach (var (name, value) in Values(given, clientCount, seed).Where(value => statement.Contains('@' + value.Name, StringComparison.Ordinal)))
                {
                    command.Parameters.Add(new NpgsqlParameter(name, value));
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }

        await using var vacuum = new NpgsqlCommand(
            "VACUUM ANALYZE clients.clients, clients.listing_active, clients.listing_suspended, clients.vehicles", connection)
        { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }

    private static (string Name, object Value)[] Values(string[] given, int clientCount, long seed) =>
    [
        ("count", clientCount), ("seed", seed), ("males", Vocabulary.MaleNames.Count), ("given", given),
        ("ascii", given.Select(PartnerRowWriter.AsciiText).ToArray()),
        ("surnames", Vocabulary.Surnames.ToArray()), ("cities", Vocabulary.Cities.ToArray()), ("domains", Vocabulary.MailDomains.ToArray()),
        ("brands", Vocabulary.Brands.ToArray()), ("models", Vocabulary.Models.ToArray()), ("countries", countries),
    ];
}
