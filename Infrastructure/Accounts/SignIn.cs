using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Checks a name and a password, counts failures, and issues the session's ticket.</summary>
public sealed class SignIn(KotlineDatabase database, TimeProvider time)
{
    private readonly AccountPasswordHasher hasher = new();

    /// <summary>
    /// One transaction for the whole attempt: the account's row is locked while its password is checked, so that attempts made
    /// at once can't outrun the count of failures.
    /// </summary>
    /// <returns>
    /// Null when refused, and nothing says why: unknown name, wrong password, locked out and disabled look alike and take as long.
    /// </returns>
    public async Task<Session?> RunAsync(string userName, string password, string? requestId, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.SignIn, "sign in", requestId, cancellationToken);
        using var users = new AccountUsers(unit, cancellationToken);
        var account = await users.FindByNameAsync(userName.Trim());
        if (account?.PasswordHash is null || account.Disabled || await users.IsLockedOutAsync(account))
        {
            hasher.CheckNobody(password);
            return null;
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            Require(await users.AccessFailedAsync(account));
            await unit.CommitAsync();
            return null;
        }

        Require(await users.ResetAccessFailedCountAsync(account));
        var session = await IssueSessionAsync(unit, account, cancellationToken);
        await unit.CommitAsync();
        return session;
    }

    private async Task<Session> IssueSessionAsync(UnitOfWork unit, Account account, CancellationToken cancellationToken)
    {
        var ticket = Secret.New();
        await using var command = new NpgsqlCommand("SELECT accounts.issue_session_ticket($1, $2, $3)", unit.Connection)
        {
            Parameters =
            {
                new() { Value = account.Id },
                new() { Value = Secret.HashOf(ticket) },
                new() { Value = AccountRules.SessionLifetime },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new Session(ticket, time.GetUtcNow() + AccountRules.SessionLifetime);
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account could not be updated: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
        }
    }
}
