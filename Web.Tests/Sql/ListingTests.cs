using Kotline.Web.Tests.Clients;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// The listing says of every client just what clients.clients says, whoever wrote it, and shows an employee nobody suspended.
/// </summary>
public sealed class ListingTests(DatabaseFixture fixture)
{
    private const string Differences = """
        WITH should AS (
            SELECT n.id, n.suspended, clients.plain(n.surname || ' ' || n.given_name), clients.plain(n.city), n.country_code, n.birth_date,
                clients.terms(clients.plain(n.surname || ' ' || n.given_name), clients.plain(n.city), n.email, b.name, v.model, n.gender,
                    n.country_code, v.brand_id, n.partner_id)
            FROM clients.clients n JOIN clients.vehicles v ON v.id = n.vehicle_id JOIN clients.brands b ON b.id = v.brand_id
        )
        SELECT 'missing ' || m.id FROM (TABLE should EXCEPT ALL TABLE clients.listing) m
        UNION ALL
        SELECT 'wrong ' || w.client_id FROM (TABLE clients.listing EXCEPT ALL TABLE should) w
        """;

    [Fact]
    public async Task It_follows_imports_edits_suspensions_and_removals()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 6), "Alpha");
        await ShouldAgreeAsync(database, active: 6, suspended: 0);

        await database.TakeInAsync(
            new PartnerFileBuilder().Person(1, (City, "LYON")).Person(7, (CCNumber, PartnerFileBuilder.CardOf(2))), "Beta");
        await ShouldAgreeAsync(database, active: 5, suspended: 1);

        await database.EditAsync("Surname3", (Surname, "Émile"), (Country, "CH"), (Vehicle, "2001 Audi A4"));
        await ShouldAgreeAsync(database, active: 5, suspended: 1);

        await database.TakeInAsync(new PartnerFileBuilder().Person(7), "Beta");
        await database.TakeInAsync(new PartnerFileBuilder().People(2, 3), "Alpha");
        await ShouldAgreeAsync(database, active: 7, suspended: 0);

        await database.ExecuteAsync("DELETE FROM clients.clients WHERE surname = 'Surname4'");
        await ShouldAgreeAsync(database, active: 6, suspended: 0);
    }

    [Fact]
    public async Task Nobody_but_the_triggers_writes_it()
    {
        await using var database = await fixture.NewDatabaseAsync();
        foreach (var role in (string[])["employee", "manager", "auditor", "administrator", "importer"])
        {
            await using var session = await SqlSession.BeginAsync(database, role);
            foreach (var table in (string[])["listing", "listing_active", "listing_suspended"])
            {
                (await session.TryAsync($"DELETE FROM clients.{table}")).ShouldBe(SqlSession.Denied, $"{role} {table}");
                (await session.TryAsync($"UPDATE clients.{table} SET name_key = ''")).ShouldBe(SqlSession.Denied, $"{role} {table}");
            }
        }
    }

    [Fact]
    public async Task An_employee_learns_when_a_client_they_see_came_in_and_nothing_else_of_imports()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, 2));
        await database.ExecuteAsync("UPDATE clients.clients SET suspended = true WHERE surname = 'Surname2'");
        var (seen, hidden) = (await database.IdOfAsync("Surname1"), await database.IdOfAsync("Surname2"));

        await using var employee = await SqlSession.BeginAsync(database, "employee");
        (await employee.DoAsync("SELECT clients.received_at($1)", seen)).ShouldBeOfType<DateTime>();
        (await employee.DoAsync("SELECT clients.received_at($1)", hidden)).ShouldBe(DBNull.Value);
        (await employee.DoAsync("SELECT name FROM imports.partners")).ShouldBe("Alpha");
        (await employee.TryAsync("SELECT columns FROM imports.partners")).ShouldBe(SqlSession.Denied);

        await using var manager = await SqlSession.BeginAsync(database, "manager");
        (await manager.DoAsync("SELECT clients.received_at($1)", hidden)).ShouldBeOfType<DateTime>();
    }

    [Fact]
    public async Task Clients_that_were_there_before_it_are_listed_with_their_partner()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var scripts = Infrastructure.Database.Migrator.Scripts;
        await Infrastructure.Database.Migrator.MigrateAsync(
            database.Owner, [.. scripts.Where(s => string.CompareOrdinal(s.Name, "013") < 0)], cancellationToken);
        await database.ExecuteAsync(
            """
            INSERT INTO imports.partners (name) VALUES ('Old partner');
            INSERT INTO imports.imports (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order, unit_of_work_id)
            SELECT p.id, 1, 'old.csv', sha256('old'), 1, '2026-01-01', 'utf-8', ',', true, 'month_day_year', 0 FROM imports.partners p;
            INSERT INTO clients.brands (name) VALUES ('Fiat');
            INSERT INTO clients.vehicles (brand_id, model, year) SELECT b.id, 'Punto', 2001 FROM clients.brands b;
            INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext) VALUES (sha256('a'), sha256('b'), 'Visa', '1234', sha256('c'));
            INSERT INTO clients.clients (gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code, zip_code,
                country_code, height_cm, height_inches, vehicle_id, card_id, card_fingerprint, import_id)
            SELECT 'female', '', 'Ève', 'Ancienne', '1980-01-01', 'eve@example.fr', '0199', 'x', 'Metz', '', '57000', 'FR', 170, 67, v.id, d.id, d.fingerprint, i.id
            FROM clients.vehicles v, clients.cards d, imports.imports i
            """);

        await Infrastructure.Database.Migrator.MigrateAsync(database.Owner, scripts, cancellationToken);

        await ShouldAgreeAsync(database, active: 1, suspended: 0);
        (await database.ScalarAsync<string>("SELECT p.name FROM clients.clients c JOIN imports.partners p ON p.id = c.partner_id")).ShouldBe("Old partner");
    }

    private static async Task ShouldAgreeAsync(TestDatabase database, long active, long suspended)
    {
        (await database.LinesAsync(Differences)).ShouldBeEmpty();
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.listing_active")).ShouldBe(active);
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.listing_suspended")).ShouldBe(suspended);
    }
}
