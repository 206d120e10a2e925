using System.Net;
using Kotline.Infrastructure.Database;
using LinqToDB;
using Microsoft.AspNetCore.Identity;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Checks a name and a password, counts failures, and issues the session's ticket.</summary>
public sealed class SignIn(KotlineDatabase database, TimeProvider time)
{
    private readonly AccountPasswordHasher hasher = new();

    /// <summary>
    /// The whole attempt is one transaction. The account's row is locked while its password is checked, so that simultaneous attempts can't
    /// outrun the count of failures. Its unit of work is committed even if the attempt is refused, for the auditor. In that case it doesn't
    /// record the name, which may be a password typed into the wrong field.
    /// </summary>
    /// <param name="address">Where the attempt came from.</param>
    /// <returns>Null when the attempt is refused, without a reason: an unknown name, a wrong password, a locked and a disabled account look
    /// the same and take equally long.</returns>
    public async Task<Session?> RunAsync(
        string userName, string password, string? requestId, IPAddress? address, CancellationToken cancellationToken)
    {
        Account? account = null;
        PasswordVerificationResult? check = null;
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.SignIn, FindPurposeAsync, requestId, address, cancellationToken);
        using var users = new AccountUsers(unit.Db, cancellationToken);
        var session = check switch
        {
            null => null,
            PasswordVerificationResult.Failed => await CountFailureAsync(users, account!),
            PasswordVerificationResult.SuccessRehashNeeded => await AcceptAsync(unit, users, account!, password, cancellationToken),
            _ => await AcceptAsync(unit, users, account!, passwordToRehash: null, cancellationToken),
        };
        await unit.CommitAsync();
        return session;

        async Task<string> FindPurposeAsync(KotlineDb db)
        {
            using var readers = new AccountUsers(db, cancellationToken);
            account = await readers.FindByNameAsync(userName.Trim());
            check = await CheckAsync(readers, account, password);
            return check is null or PasswordVerificationResult.Failed ? "sign in refused" : "sign in";
        }
    }

    /// <returns>Null when the password doesn't matter.</returns>
    private async Task<PasswordVerificationResult?> CheckAsync(AccountUsers users, Account? account, string password)
    {
        if (account?.PasswordHash is null || account.Disabled || await users.IsLockedOutAsync(account))
        {
            hasher.CheckNobody(password);
            return null;
        }

        return await users.VerifyAsync(account, password);
    }

    private static async Task<Session?> CountFailureAsync(AccountUsers users, Account account)
    {
        Require(await users.AccessFailedAsync(account));
        return null;
    }

    private async Task<Session?> AcceptAsync(
        UnitOfWork unit, AccountUsers users, Account account, string? passwordToRehash, CancellationToken cancellationToken)
    {
        if (passwordToRehash is not null)
        {
            Require(await users.RenewHashAsync(account, passwordToRehash));
        }

        Require(await users.ResetAccessFailedCountAsync(account));
        return await IssueSessionAsync(unit, account, cancellationToken);
    }

    private async Task<Session> IssueSessionAsync(UnitOfWork unit, Account account, CancellationToken cancellationToken)
    {
        var ticket = Secret.New();
        await unit.Db.SelectAsync(
            () => AccountFunctions.IssueSessionTicket(account.Id, Secret.HashOf(ticket), AccountRules.SessionLifetime), cancellationToken);
        return new Session(ticket, account.Id, account.UserName!, time.GetUtcNow() + AccountRules.SessionLifetime);
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"The account could not be updated: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
        }
    }
}
