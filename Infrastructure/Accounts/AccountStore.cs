using System.Globalization;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.DataProvider.PostgreSQL;
using Microsoft.AspNetCore.Identity;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Identity's view of accounts.accounts, inside one transaction of the sign-in login. Writing needs a unit of work of that login. An
/// account is read with its row locked, so that two attempts at the same account are counted one after the other. What that login may not
/// do (create, delete, rename) isn't supported here.
/// </summary>
public sealed class AccountStore(KotlineDb db)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserSecurityStampStore<Account>
{
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync(db.GetTable<AccountRow>().Where(account => account.NormalizedUserName == normalizedUserName), cancellationToken);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = long.Parse(userId, CultureInfo.InvariantCulture);
        return FindAsync(db.GetTable<AccountRow>().Where(account => account.Id == id), cancellationToken);
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var concurrencyStamp = Guid.NewGuid().ToString("N");
        var updated = await db.GetTable<AccountRow>()
            .Where(account => account.Id == user.Id && account.ConcurrencyStamp == user.ConcurrencyStamp)
            .Set(account => account.PasswordHash, user.PasswordHash)
            .Set(account => account.SecurityStamp, user.SecurityStamp)
            .Set(account => account.ConcurrencyStamp, concurrencyStamp)
            .Set(account => account.AccessFailedCount, user.AccessFailedCount)
            .Set(account => account.LockoutEnd, user.LockoutEnd)
            .UpdateAsync(cancellationToken);
        if (updated == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.ConcurrencyStamp = concurrencyStamp;
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are created by AddPerson and RedeemSetupLink.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, never deleted.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A name stays: the record of who did what names it.");

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    // Ignored: Identity sets it again before each update, but the name hasn't changed.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(() => user.NormalizedUserName = normalizedName!);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) =>
        Done(() => user.PasswordHash = passwordHash);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) =>
        Done(() => user.SecurityStamp = stamp);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Done(() => user.AccessFailedCount = 0);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnabled);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Lockout is on for everybody.");

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Done(() => user.LockoutEnd = lockoutEnd);

    // Nothing to dispose of: the transaction belongs to the operation that opened it.
    public void Dispose()
    {
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private static Task<Account?> FindAsync(IQueryable<AccountRow> accounts, CancellationToken cancellationToken) => accounts
        .Select(account => new Account
        {
            Id = account.Id,
            UserName = account.UserName,
            NormalizedUserName = account.NormalizedUserName,
            PasswordHash = account.PasswordHash,
            SecurityStamp = account.SecurityStamp,
            ConcurrencyStamp = account.ConcurrencyStamp,
            AccessFailedCount = account.AccessFailedCount,
            LockoutEnabled = account.LockoutEnabled,
            LockoutEnd = account.LockoutEnd,
            Disabled = account.Disabled,
        })
        .AsPostgreSQL()
        .SubQueryHint(PostgreSQLHints.ForUpdate)
        .FirstOrDefaultAsync(cancellationToken);
}
