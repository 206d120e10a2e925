using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Clients;

/// <summary>
/// Clients as rows in the database, for pages that show them, each with a name of its own. Written by the owner, so no file is needed.
/// </summary>
public static class SeededClients
{
    /// <summary>
    /// Élodie of the given surname, born in 1980, who lives in Saint-Étienne and drives a Land Rover. Her card ends in 1234.
    /// </summary>
    public static async Task<long> AddAsync(NpgsqlDataSource owner, string surname, bool isSuspended = false, string givenName = "Élodie")
    {
        var import = await SeededImports.DoneAsync(owner, $"{surname}.csv");
        return await owner.ReadAsync<long>(
            """
            WITH brand AS (
                INSERT INTO clients.brands (name) VALUES ('Land Rover') ON CONFLICT (clients.fold(name)) DO UPDATE SET name = clients.brands.name RETURNING id
            ), vehicle AS (
                INSERT INTO clients.vehicles (brand_id, model, year) SELECT id, 'Defender', 2004 FROM brand
                ON CONFLICT (brand_id, clients.fold(model), year) DO UPDATE SET model = clients.vehicles.model RETURNING id
            ), card AS (
                INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext)
                SELECT sha256(convert_to($1 || $4, 'UTF8')), sha256(convert_to('d' || $1 || $4, 'UTF8')), 'Visa', '1234', sha256('c') RETURNING id, fingerprint
            )
            INSERT INTO clients.clients (
                gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code, zip_code, country_code,
                height_cm, height_inches, weight_pounds, weight_kg, latitude, longitude, vehicle_id, card_id, card_fingerprint, import_id, partner_id, suspended)
            SELECT 'female', 'Mme', $4, $1, '1980-05-02', lower($1) || '@example.fr', '01.99.00.00.01', '1 rue des Essais', 'Saint-Étienne', 'RA', '42000', 'FR',
                170, 67, 154.3, 70.0, 45.43, 4.39, v.id, d.id, d.fingerprint, i.id, i.partner_id, $3
            FROM vehicle v, card d, imports.imports i WHERE i.id = $2
            RETURNING id
            """,
            surname, import, isSuspended, givenName);
    }
}
