using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>What a client, a card and a set-aside case have to be, whoever writes the SQL.</summary>
public sealed class ClientRecordTests(OwnDatabase own) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private const string Check = PostgresErrorCodes.CheckViolation;

    private readonly TestDatabase database = own.Database;

    public async ValueTask InitializeAsync()
    {
        if (await database.ScalarAsync<long>("SELECT count(*) FROM clients.clients") == 0)
        {
            await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2).Person(3, (WantedColumn.City, "")));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("card_id = (SELECT o.card_id FROM clients.clients o WHERE o.surname = 'Surname2')")]
    [InlineData("card_fingerprint = sha256('another')")]
    public async Task A_clients_fingerprint_is_its_cards_after_a_change_too(string change)
    {
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);

        (await owner.TryAsync($"UPDATE clients.clients SET {change} WHERE surname = 'Surname1'")).ShouldBe(RecordBroken);
        (await owner.TryAsync("UPDATE clients.clients SET city = 'Lyon' WHERE surname = 'Surname1'")).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_gets_another_card_with_its_fingerprint_alone()
    {
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);
        await owner.DoAsync(
            """
            INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext)
            VALUES (sha256('a new number'), sha256('new details'), 'Visa', '0000', decode(repeat('00', 29), 'hex'))
            """);

        (await owner.TryAsync(
            """
            UPDATE clients.clients c SET card_id = d.id, card_fingerprint = d.fingerprint
            FROM clients.cards d WHERE d.details_digest = sha256('new details') AND c.surname = 'Surname1'
            """)).ShouldBeNull();
    }

    [Theory]
    [InlineData("type = 'Visa'")]
    [InlineData("ciphertext = ciphertext")]
    [InlineData("fingerprint = sha256('x')")]
    public async Task A_card_never_changes_not_even_by_its_owner(string change)
    {
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);

        (await owner.TryAsync($"UPDATE clients.cards SET {change}")).ShouldBe(RecordBroken);
    }

    [Theory]
    [InlineData("state = 'resolved'", Check)]
    [InlineData("state = 'dismissed'", Check)]
    [InlineData("state = 'corrected'", Check)]
    [InlineData("closed_at = now()", Check)]
    [InlineData("state = 'forgotten', closed_at = now()", Check)]
    [InlineData("state = 'resolved', closed_at = now()", null)]
    [InlineData("failures = '{}'", Check)]
    [InlineData("line_number = NULL", Check)]
    [InlineData("row_digest = NULL", Check)]
    [InlineData("line_number = NULL, row_digest = NULL", Check)]
    [InlineData("birth_date = NULL", Check)]
    public async Task A_case_is_closed_at_a_time_and_says_what_failed_and_where(string change, string? refused)
    {
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);
        (await owner.DoAsync("SELECT count(*) FROM imports.set_aside_cases WHERE state = 'open'")).ShouldBe(1L);

        (await owner.TryAsync($"UPDATE imports.set_aside_cases SET {change}")).ShouldBe(refused);
    }

    [Fact]
    public async Task A_person_has_one_open_case_with_a_partner_and_any_number_of_closed_ones()
    {
        await using var owner = await BeginAsync(database, role: null, DatabaseLogin.Owner);
        const string again =
            """
            INSERT INTO imports.set_aside_cases
                (partner_id, person_key, import_id, line_number, failures, cells, row_digest, birth_date, state, closed_at)
            SELECT c.partner_id, c.person_key, c.import_id, c.line_number, c.failures, c.cells, c.row_digest, c.birth_date,
                $1::text, $2::timestamptz
            FROM imports.set_aside_cases c LIMIT 1
            """;

        var closedAt = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        (await owner.TryAsync(again, "open", DBNull.Value)).ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await owner.TryAsync(again, "resolved", closedAt)).ShouldBeNull();
        (await owner.TryAsync(again, "dismissed", closedAt)).ShouldBeNull();
    }
}
