using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Clients;

public sealed class EditClientTests(OwnDatabase own) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private const string AllClients = "SELECT c::text FROM clients.clients c ORDER BY id";

    private readonly TestDatabase database = own.Database;

    // The tests share the database and each has people of its own.
    private static int lastPerson;
    private readonly int person = Interlocked.Add(ref lastPerson, 2);

    private string Surname => $"Surname{person}";

    public async ValueTask InitializeAsync() => await database.TakeInAsync(new PartnerFileBuilder().People(person, person + 1));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_field_of_the_form_is_saved_and_logged_as_the_managers_work()
    {
        var client = await database.IdOfAsync(Surname);
        (WantedColumn, string)[] changes =
        [
            (WantedColumn.Gender, "male"), (Title, ""), (GivenName, " Zoé "), (WantedColumn.Surname, $"N{person}"), (Birthday, "1990-02-28"),
            (EmailAddress, "zoe@example.fr"), (TelephoneNumber, "+33 1 99 00 11 22"), (StreetAddress, "1 rue Neuve"), (ZipCode, "42000"),
            (City, "Saint-Étienne"), (State, ""), (Country, "CH"), (Latitude, "45.5"), (Longitude, ""), (FeetInches, "6' 0\""),
            (Centimeters, "183"), (Pounds, ""), (Kilograms, "80.5"), (Vehicle, "1999 Alfa Romeo Gamma"),
        ];
        changes.Select(change => change.Item1).ShouldBe(ClientTexts.Columns, ignoreOrder: true);
        var texts = await database.TextsOfAsync(client, changes);

        (await database.TryEditAsync(client, texts, await database.TextsOfAsync(client))).ShouldBeOfType<EditClientOutcome.Saved>();

        ClientTexts.Differences(await database.TextsOfAsync(client), texts).ShouldBeEmpty();
        (await database.ScalarAsync<string>($"""
            SELECT concat_ws(' ', u.actor, u.role, u.purpose, c.new_values ->> 'city') FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.table_name = 'clients.clients' AND c.row_id = {client} AND c.operation = 'UPDATE'
            """)).ShouldBe($"cli:tester manager edit client {client} Saint-Étienne");
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_differs()
    {
        var client = await database.IdOfAsync(Surname);
        var units = await database.ScalarAsync<long>("SELECT count(*) FROM audit.changes WHERE table_name ~ '^clients'");
        var texts = await database.TextsOfAsync(client, (City, " PARIS "));

        (await database.TryEditAsync(client, texts, await database.TextsOfAsync(client))).ShouldBeOfType<EditClientOutcome.Unchanged>();

        (await database.ScalarAsync<long>("SELECT count(*) FROM audit.changes WHERE table_name ~ '^clients'")).ShouldBe(units);
    }

    [Fact]
    public async Task The_rules_of_the_selection_are_run_and_all_that_is_wrong_is_said()
    {
        var client = await database.IdOfAsync(Surname);
        var before = await database.LinesAsync(AllClients);
        var texts = await database.TextsOfAsync(
            client, (GivenName, ""), (EmailAddress, "nowhere"), (Birthday, "2008-01-02"), (Centimeters, "180"), (Country, "Frankreich"));

        var outcome = await database.TryEditAsync(client, texts, await database.TextsOfAsync(client));

        outcome.ShouldBeOfType<EditClientOutcome.Invalid>().Failures.ShouldBe(
            [
                new(Reason.Missing, GivenName), new(Reason.Malformed, EmailAddress), new(Reason.Age, Birthday),
                new(Reason.Height, Centimeters), new(Reason.Malformed, Country),
            ],
            ignoreOrder: true);
        (await database.LinesAsync(AllClients)).ShouldBe(before);
    }

    [Theory]
    [InlineData(WantedColumn.Surname, "Sur\u200Bname")]
    [InlineData(Title, "M\u202Ers.")]
    [InlineData(City, "PA\tRIS")]
    [InlineData(State, "I\u00ADL")]
    [InlineData(ZipCode, "75\u2060001")]
    [InlineData(StreetAddress, "1 rue\u2028des Essais")]
    [InlineData(Vehicle, "2004 Mercedes \u001b[31mC")]
    public async Task What_nobody_sees_is_refused_as_it_is_in_a_partners_file(WantedColumn column, string text)
    {
        var client = await database.IdOfAsync(Surname);
        var before = await database.LinesAsync(AllClients);
        var seen = await database.TextsOfAsync(client);

        var outcome = await database.TryEditAsync(client, await database.TextsOfAsync(client, (column, text)), seen);

        outcome.ShouldBeOfType<EditClientOutcome.Invalid>().Failures.ShouldBe([new(Reason.Malformed, column)]);
        (await database.LinesAsync(AllClients)).ShouldBe(before);
    }

    [Fact]
    public async Task A_region_by_its_name_can_be_kept_while_another_field_is_edited()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(person, (State, ""), (StateFull, "Provence-Alpes-Côte d’Azur")));
        await database.EditAsync(Surname, (City, "NICE"));

        (await database.TextsOfAsync(await database.IdOfAsync(Surname)))[State].ShouldBe("Provence-Alpes-Côte d’Azur");
    }

    [Fact]
    public async Task A_street_that_was_kept_on_several_lines_is_shown_on_one_and_saved_so()
    {
        var client = await database.IdOfAsync(Surname);
        await database.ExecuteAsync($"UPDATE clients.clients SET street_address = E'1 rue A\\nBât. B' WHERE id = {client}");
        var texts = await database.TextsOfAsync(client);

        texts[StreetAddress].ShouldBe("1 rue A, Bât. B");
        (await database.TryEditAsync(client, texts, texts)).ShouldBeOfType<EditClientOutcome.Unchanged>();
        await database.EditAsync(Surname, (City, "LYON"));
        (await database.ScalarAsync<string>($"SELECT street_address FROM clients.clients WHERE id = {client}")).ShouldBe("1 rue A, Bât. B");
    }

    [Fact]
    public async Task Who_saves_second_is_told_what_the_first_one_changed_and_overwrites_nothing()
    {
        var client = await database.IdOfAsync(Surname);
        var seen = await database.TextsOfAsync(client);
        await database.EditAsync(Surname, (City, "LYON"));
        var before = await database.LinesAsync(AllClients);

        var outcome = await database.TryEditAsync(
            client, await database.TextsOfAsync(client, (TelephoneNumber, "0199112233"), (City, "PARIS")), seen);

        var changed = outcome.ShouldBeOfType<EditClientOutcome.ChangedMeanwhile>();
        changed.Columns.ShouldBe([City]);
        (changed.Current[City], changed.Current[TelephoneNumber]).ShouldBe(("LYON", seen[TelephoneNumber]));
        (await database.LinesAsync(AllClients)).ShouldBe(before);
    }

    [Fact]
    public async Task Nobody_takes_the_name_and_birth_date_of_another_client()
    {
        var (client, other) = (await database.IdOfAsync(Surname), await database.IdOfAsync($"Surname{person + 1}"));
        var theirs = await database.TextsOfAsync(other);
        var texts = await database.TextsOfAsync(
            client, (GivenName, theirs[GivenName].ToUpperInvariant()), (WantedColumn.Surname, theirs[WantedColumn.Surname]), (Birthday, theirs[Birthday]));

        var outcome = await database.TryEditAsync(client, texts, await database.TextsOfAsync(client));

        outcome.ShouldBe(new EditClientOutcome.SamePerson(other));
    }

    [Fact]
    public async Task A_vehicle_is_the_one_that_is_known_however_it_is_spelled()
    {
        var client = await database.IdOfAsync(Surname);
        var texts = await database.TextsOfAsync(client, (Vehicle, "2005 MERCEDES-BENZ c"));

        (await database.TryEditAsync(client, texts, await database.TextsOfAsync(client))).ShouldBeOfType<EditClientOutcome.Saved>();

        (await database.TextsOfAsync(client))[Vehicle].ShouldBe("2005 Mercedes-Benz C");
        (await database.ScalarAsync<long>("SELECT count(*) FROM clients.brands WHERE name ILIKE 'mercedes%'")).ShouldBe(1);
    }

    [Fact]
    public async Task While_an_import_is_applied_an_edit_waits_a_moment_and_gives_up()
    {
        var client = await database.IdOfAsync(Surname);
        var texts = await database.TextsOfAsync(client, (City, "LYON"));
        await using var import = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var applying = await import.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_xact_lock({ImportsApplyLockKey})", import);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await database.TryEditAsync(client, texts, await database.TextsOfAsync(client))).ShouldBeOfType<EditClientOutcome.ImportUnderway>();
    }

    [Fact]
    public async Task There_is_nothing_to_edit_of_a_client_that_there_isnt()
    {
        var texts = await database.TextsOfAsync(await database.IdOfAsync(Surname));

        (await database.TryEditAsync(long.MaxValue, texts, texts)).ShouldBeOfType<EditClientOutcome.NotFound>();
    }

    // The lock that RunJob takes while it applies an import; written out, so that a change of it is noticed.
    private const long ImportsApplyLockKey = 0x4150504C59;
}
