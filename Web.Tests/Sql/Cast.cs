using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Sql;

/// <summary>People with an account and a session, as the product makes them.</summary>
internal static class Cast
{
    private const string Password = "a password of the tests";

    /// <summary>Signs a new person in and returns their ticket.</summary>
    public static async Task<byte[]> SignInAsync(TestDatabase database, params Role[] roles)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var name = $"person {Guid.NewGuid():N}";
        var operatorTicket = await database.ActAsync(cancellationToken);
        (await new AddPerson(database.Database).RunAsync(operatorTicket, name, Password, roles, cancellationToken)).ShouldBe(AddPersonOutcome.Added);
        var session = await new SignIn(database.Database, TimeProvider.System)
            .RunAsync(name, Password, requestId: null, address: null, cancellationToken);
        return session.ShouldNotBeNull().Ticket;
    }

    /// <summary>The ticket of an import's job, with the number of the import, which stays in the state staging.</summary>
    public static async Task<(long ImportId, byte[] Ticket)> ReceiveAsync(TestDatabase database, string lifetime = "1 hour")
    {
        var ticket = Secret.New();
        var manager = await database.ActAsync(TestContext.Current.CancellationToken);
        await using var session = await SqlSession.BeginUnitAsync(database, "manager", manager.Ticket);
        await session.DoAsync("INSERT INTO imports.partners (name) VALUES ($1) ON CONFLICT DO NOTHING", "Alpha");
        var importId = (long)(await session.DoAsync(
            """
            INSERT INTO imports.imports (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order)
            SELECT p.id, s.id, 'a.csv', $1, 1, '2026-01-01', 'utf-8', ',', true, 'month_day_year'
            FROM imports.partners p, imports.selection_policies s WHERE p.name = 'Alpha' ORDER BY s.id LIMIT 1
            RETURNING id
            """,
            Secret.New()))!;
        await session.DoAsync("SELECT imports.issue_job_ticket($1, $2, $3::interval)", importId, Secret.HashOf(ticket), lifetime);
        await session.CommitAsync();
        return (importId, ticket);
    }
}
