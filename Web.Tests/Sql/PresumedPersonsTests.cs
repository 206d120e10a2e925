using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Sql;

/// <summary>028 over what was there before it: birth dates of cases, and clients who were suspended for a name's other spelling.</summary>
public sealed class PresumedPersonsTests(DatabaseFixture fixture)
{
    // Client 1 shares card a with a row that has the same birth date, client 2 shares card b with a row that has another, client 3
    // shares card c with a row that says no birth date. Ages and heights play no part.
    private const string Old = """
        INSERT INTO imports.partners (name) VALUES ('Old partner');
        INSERT INTO imports.imports (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter,
            has_header, date_order, unit_of_work_id)
        VALUES (1, 1, 'old.csv', sha256('old'), 1, '2026-01-01', 'utf-8', ',', true, 'month_day_year', 0);
        INSERT INTO clients.brands (name) VALUES ('Fiat');
        INSERT INTO clients.vehicles (brand_id, model, year) VALUES (1, 'Punto', 2001);
        INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext)
        SELECT sha256(card::bytea), sha256(('details ' || card)::bytea), 'Visa', '1234', sha256('c') FROM unnest('{a,b,c}'::text[]) card;
        INSERT INTO clients.clients (gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code,
            zip_code, country_code, height_cm, height_inches, vehicle_id, card_id, card_fingerprint, import_id, partner_id)
        SELECT 'female', '', 'Given', 'Surname' || d.id, '1980-05-01', 'x@example.fr', '0199', 'x', 'Metz', '', '57000', 'FR', 170, 67,
            1, d.id, d.fingerprint, 1, 1
        FROM clients.cards d;
        UPDATE clients.clients SET suspended = true;
        INSERT INTO imports.set_aside_cases (partner_id, person_key, client_id, import_id, failures, cells, card_id)
        SELECT 1, c.person_key, c.id, 1, '{card:CCNumber}', '{}', c.card_id FROM clients.clients c;
        INSERT INTO imports.set_aside_cases (partner_id, person_key, import_id, line_number, failures, cells, card_id, row_digest) VALUES
            (1, clients.person_key('Given', 'Surnamme1', '1980-05-01'), 1, 2, '{card:CCNumber}', '{}', 1, sha256('1')),
            (1, clients.person_key('Other', 'Person', '1975-12-31'), 1, 3, '{card:CCNumber}', '{}', 2, sha256('2')),
            (1, 'row:' || encode(sha256('3'), 'hex'), 1, 4, '{missing:Birthday}', '{}', 3, sha256('3')),
            (1, 'row:' || encode(sha256('4'), 'hex'), 1, 5, '{missing:Surname}', '{}', NULL, sha256('4'));
        INSERT INTO imports.rows (import_id, line_number, outcome, failures, birth_date, case_id) VALUES
            (1, 4, 'set_aside', '{missing:Birthday}', NULL, 6), (1, 5, 'set_aside', '{missing:Surname}', '1990-02-03', 7)
        """;

    [Fact]
    public async Task Cases_get_the_birth_date_of_whom_they_are_about_and_who_shares_a_card_with_nobody_else_is_active_again()
    {
        await using var database = await fixture.NewEmptyDatabaseAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        await Migrator.MigrateAsync(
            database.Owner, [.. Migrator.Scripts.Where(script => string.CompareOrdinal(script.Name, "028") < 0)], cancellationToken);
        await database.ExecuteAsync(Old);

        await Migrator.MigrateAsync(database.Owner, Migrator.Scripts, cancellationToken);

        (await database.LinesAsync("SELECT concat_ws(' ', id, birth_date, state) FROM imports.set_aside_cases ORDER BY id")).ShouldBe(
        [
            "1 1980-05-01 resolved", "2 1980-05-01 open", "3 1980-05-01 open",
            "4 1980-05-01 open", "5 1975-12-31 open", "6 open", "7 1990-02-03 open",
        ]);
        (await database.ActiveAsync()).ShouldBe(["Surname1"]);
        (await database.SuspendedAsync()).ShouldBe(["Surname2", "Surname3"]);
    }

    [Fact]
    public async Task A_case_about_a_named_person_cannot_lose_the_birth_date()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (WantedColumn.City, "")));

        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(
            () => database.ExecuteAsync("UPDATE imports.set_aside_cases SET birth_date = NULL"));

        refused.ConstraintName.ShouldBe("a_named_person_has_a_birth_date");
    }
}
