using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>A session's use is noted once a minute, and no request waits for another one's note meanwhile.</summary>
public sealed class SessionUseTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const string Note = "SELECT accounts.note_use_of($1)";
    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task A_use_within_the_minute_writes_and_locks_nothing()
    {
        var ticket = await UsedAsync("30 seconds");
        await using var first = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        await using var second = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        await second.DoAsync("SET LOCAL lock_timeout = '1s'");

        await first.DoAsync(Note, ticket);

        // A transaction that has neither written nor locked a row has no number.
        (await first.DoAsync("SELECT pg_current_xact_id_if_assigned()::text")).ShouldBe(DBNull.Value);
        (await second.TryAsync(Note, ticket)).ShouldBeNull();
        (await AgeAsync(ticket)).ShouldBeGreaterThanOrEqualTo(30);
    }

    [Theory]
    [InlineData("61 seconds")]
    [InlineData("3 days")]
    public async Task A_use_after_a_minute_renews_the_note(string age)
    {
        var ticket = await UsedAsync(age);
        (await AgeAsync(ticket)).ShouldBeGreaterThanOrEqualTo(61);

        await using var session = await BeginAsync(database, role: null, DatabaseLogin.SignIn);
        await session.DoAsync(Note, ticket);
        await session.CommitAsync();

        (await AgeAsync(ticket)).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task The_first_use_is_noted_and_an_unknown_tickets_is_not()
    {
        var ticket = await Cast.SignInAsync(database, Role.Employee);
        await using var session = await BeginAsync(database, role: null, DatabaseLogin.SignIn);

        await session.DoAsync(Note, ticket);
        await session.DoAsync(Note, new byte[32]);
        await session.CommitAsync();

        (await AgeAsync(ticket)).ShouldBeLessThan(60);
        (await database.Owner.ReadAsync<long>(
            "SELECT count(*) FROM accounts.session_uses WHERE ticket_id NOT IN (SELECT id FROM accounts.tickets WHERE kind = 'session')")).ShouldBe(0);
    }

    private async Task<byte[]> UsedAsync(string age)
    {
        var ticket = await Cast.SignInAsync(database, Role.Employee);
        (await database.Owner.RunAsync(
            """
            INSERT INTO accounts.session_uses (ticket_id, last_used_at)
            SELECT id, clock_timestamp() - $2::interval FROM accounts.tickets WHERE ticket_hash = sha256($1)
            """,
            ticket,
            age)).ShouldBe(1);
        return ticket;
    }

    /// <summary>Seconds since the last use that was noted.</summary>
    private async Task<double> AgeAsync(byte[] ticket) => await database.Owner.ReadAsync<double>(
        """
        SELECT extract(epoch FROM clock_timestamp() - u.last_used_at)::float8
        FROM accounts.session_uses u JOIN accounts.tickets t ON t.id = u.ticket_id WHERE t.ticket_hash = sha256($1)
        """,
        ticket);
}
