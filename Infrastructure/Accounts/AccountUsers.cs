using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kotline.Infrastructure.Accounts;

/// <summary>ASP.NET Core Identity's user operations, inside one transaction.</summary>
public sealed class AccountUsers(KotlineDb db, CancellationToken cancellationToken) : UserManager<Account>(
    new AccountStore(db),
    Microsoft.Extensions.Options.Options.Create(AccountRules.Identity()),
    new AccountPasswordHasher(),
    userValidators: [],
    passwordValidators: [],
    AccountRules.NameNormalizer,
    new IdentityErrorDescriber(),
    services: null!,
    NullLogger<UserManager<Account>>.Instance)
{
    /// <summary>Checks a password and writes nothing.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(Account account, string password) =>
        VerifyPasswordAsync((AccountStore)Store, account, password);

    /// <summary>Hashes a verified password anew, with today's parameters.</summary>
    public async Task<IdentityResult> RenewHashAsync(Account account, string password)
    {
        var hashed = await UpdatePasswordHash(account, password, validatePassword: false);
        return hashed.Succeeded ? await UpdateUserAsync(account) : hashed;
    }

    protected override CancellationToken CancellationToken => cancellationToken;
}
