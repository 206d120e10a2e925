using System.Buffers.Binary;
using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Tests.Accounts;

public sealed class SignInTests(DatabaseFixture database)
{
    private readonly People people = new(database.Database);

    [Fact]
    public async Task A_ticket_stands_for_its_person_with_the_roles_they_hold_now()
    {
        var person = await people.AddAsync(Role.Manager);
        var session = await people.SignInAsync(person);
        var bearer = await BearerAsync(session.Ticket);
        bearer!.UserName.ShouldBe(person.UserName);
        bearer.Roles.ShouldBe([Role.Manager]);
        (await database.Owner.ReadAsync<bool>(
            "SELECT EXISTS (SELECT FROM accounts.tickets WHERE ticket_hash = sha256($1))", session.Ticket)).ShouldBeTrue();
    }

    [Fact]
    public async Task Names_are_compared_without_case_and_surrounding_blanks()
    {
        var person = await people.AddAsync();
        (await people.TrySignInAsync(person with { UserName = $"  {person.UserName.ToUpperInvariant()} " })).ShouldNotBeNull();
    }

    [Fact]
    public async Task After_five_failures_the_right_password_is_refused_too_until_the_lockout_ends()
    {
        var person = await people.AddAsync();
        for (var failure = 0; failure < 4; failure++)
        {
            (await people.TrySignInAsync(person with { Password = "wrong" })).ShouldBeNull();
        }

        (await people.TrySignInAsync(person)).ShouldNotBeNull("four failures don't lock, and a success forgets them");
        for (var failure = 0; failure < 5; failure++)
        {
            (await people.TrySignInAsync(person with { Password = "wrong" })).ShouldBeNull();
        }

        (await people.TrySignInAsync(person)).ShouldBeNull();
        (await database.Owner.ReadAsync<bool>(
            """
            SELECT lockout_end BETWEEN now() + interval '14 minutes' AND now() + interval '15 minutes'
            FROM accounts.accounts WHERE user_name = $1
            """,
            person.UserName)).ShouldBeTrue();

        await database.Owner.RunAsync("UPDATE accounts.accounts SET lockout_end = now() WHERE user_name = $1", person.UserName);
        (await people.TrySignInAsync(person)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Attempts_made_at_once_are_all_counted()
    {
        var person = await people.AddAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => people.TrySignInAsync(person with { Password = "wrong" })));
        (await people.TrySignInAsync(person)).ShouldBeNull();
    }

    [Fact]
    public async Task A_hash_of_fewer_iterations_is_renewed_at_the_next_sign_in()
    {
        var person = await people.AddAsync();
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        await database.Owner.RunAsync(
            "UPDATE accounts.accounts SET password_hash = $2 WHERE user_name = $1", person.UserName, weak.HashPassword(null!, person.Password));
        (await people.TrySignInAsync(person)).ShouldNotBeNull();

        var hash = Convert.FromBase64String(await database.Owner.ReadAsync<string>(
            "SELECT password_hash FROM accounts.accounts WHERE user_name = $1", person.UserName));
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)).ShouldBe(210_000);
        (await people.TrySignInAsync(person)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_write_of_signing_in_is_recorded_with_its_actor_and_without_the_hash()
    {
        var person = await people.AddAsync();
        (await people.TrySignInAsync(person with { Password = "wrong" })).ShouldBeNull();
        (await database.Owner.ReadAsync<string>(
            """
            SELECT string_agg(u.actor || ' ' || u.purpose || ' ' || (c.new_values ->> 'access_failed_count')
                || ' ' || coalesce(c.new_values ->> 'concurrency_stamp', ''), ',')
            FROM audit.changes c JOIN audit.units_of_work u ON u.id = c.unit_of_work_id
            WHERE c.table_name = 'accounts.accounts' AND c.operation = 'UPDATE'
              AND c.row_id = (SELECT id FROM accounts.accounts WHERE user_name = $1)
            """,
            person.UserName)).ShouldBe("sign-in sign in refused 1 (hidden)");
    }

    public static TheoryData<string, string> Attempts => new()
    {
        { "unknown name", "sign in refused" },
        { "wrong password", "sign in refused" },
        { "locked out", "sign in refused" },
        { "disabled", "sign in refused" },
        { "right", "sign in" },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task Every_attempt_is_recorded_once_with_its_outcome_and_address_but_not_the_name_that_was_typed(
        string attempt, string purpose)
    {
        var person = await people.AddAsync();
        var requestId = $"request {Guid.NewGuid():N}";
        await database.Owner.RunAsync(
            "UPDATE accounts.accounts SET disabled = $2, lockout_end = CASE WHEN $3 THEN now() + interval '1 minute' END WHERE user_name = $1",
            person.UserName, attempt == "disabled", attempt == "locked out");
        var typed = attempt switch
        {
            "unknown name" => person with { UserName = $"stranger-{Guid.NewGuid():N}" },
            "wrong password" => person with { Password = "wrong" },
            _ => person,
        };
        var session = await people.TrySignInAsync(typed, requestId, IPAddress.Parse("192.0.2.7"));

        (session is not null).ShouldBe(attempt == "right");
        (await database.Owner.ReadAsync<string>(
            """
            SELECT string_agg(concat_ws('|', actor, account_id, role, purpose, host(address), import_id), ',')
            FROM audit.units_of_work WHERE request_id = $1
            """,
            requestId)).ShouldBe($"sign-in|sign_in|{purpose}|192.0.2.7");
    }

    [Fact]
    public async Task A_locked_out_persons_attempts_neither_count_nor_prolong_the_lockout()
    {
        const string state = "SELECT access_failed_count || ' ' || lockout_end FROM accounts.accounts WHERE user_name = $1";
        var person = await people.AddAsync();
        await database.Owner.RunAsync(
            "UPDATE accounts.accounts SET lockout_end = now() + interval '1 minute' WHERE user_name = $1", person.UserName);
        var before = await database.Owner.ReadAsync<string>(state, person.UserName);
        (await people.TrySignInAsync(person with { Password = "wrong" })).ShouldBeNull();
        (await database.Owner.ReadAsync<string>(state, person.UserName)).ShouldBe(before);
    }

    [Fact]
    public async Task A_forged_ticket_stands_for_nobody_and_opens_nothing()
    {
        var forged = Secret.New();
        (await BearerAsync(forged)).ShouldBeNull();
        (await AddSomebodyAsync(new Actor(forged))).ShouldBe(AddPersonOutcome.NotAllowed);
    }

    [Fact]
    public async Task The_hash_that_the_database_keeps_is_no_ticket()
    {
        var actor = await people.SignedInAsync(Role.Administrator);
        (await AddSomebodyAsync(new Actor(Secret.HashOf(actor.Ticket)))).ShouldBe(AddPersonOutcome.NotAllowed);
    }

    [Theory]
    [InlineData("UPDATE accounts.tickets SET revoked_at = now() WHERE ticket_hash = sha256($1)")]
    [InlineData("UPDATE accounts.tickets SET issued_at = now() - interval '2 s', expires_at = now() - interval '1 s' WHERE ticket_hash = sha256($1)")]
    [InlineData("UPDATE accounts.accounts a SET disabled = true FROM accounts.tickets t WHERE t.account_id = a.id AND t.ticket_hash = sha256($1)")]
    public async Task A_ticket_that_has_ended_stands_for_nobody_and_opens_nothing(string end)
    {
        var actor = await people.SignedInAsync(Role.Administrator);
        (await BearerAsync(actor.Ticket)).ShouldNotBeNull();
        (await AddSomebodyAsync(actor)).ShouldBe(AddPersonOutcome.Added);

        (await database.Owner.RunAsync(end, actor.Ticket)).ShouldBe(1);
        (await BearerAsync(actor.Ticket)).ShouldBeNull();
        (await AddSomebodyAsync(actor)).ShouldBe(AddPersonOutcome.NotAllowed);
    }

    [Fact]
    public async Task A_disabled_person_cant_sign_in()
    {
        var person = await people.AddAsync();
        await database.Owner.RunAsync("UPDATE accounts.accounts SET disabled = true WHERE user_name = $1", person.UserName);
        (await people.TrySignInAsync(person)).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_lasts_twelve_hours()
    {
        var session = await people.SignInAsync(await people.AddAsync());
        (await database.Owner.ReadAsync<TimeSpan>(
            "SELECT expires_at - issued_at FROM accounts.tickets WHERE ticket_hash = sha256($1)", session.Ticket))
            .ShouldBe(TimeSpan.FromHours(12));
    }

    private Task<Bearer?> BearerAsync(byte[] ticket) =>
        new ReadBearer(database.Database).RunAsync(ticket, TestContext.Current.CancellationToken);

    private Task<AddPersonOutcome> AddSomebodyAsync(Actor actor) => new AddPerson(database.Database).RunAsync(
        actor, $"person-{Guid.NewGuid():N}", People.Password, [], TestContext.Current.CancellationToken);
}
