using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kotline.Infrastructure.Accounts;

/// <summary>ASP.NET Core Identity's user operations, inside one unit of work.</summary>
public sealed class AccountUsers(UnitOfWork unit, CancellationToken cancellationToken) : UserManager<Account>(
    new AccountStore(unit),
    Microsoft.Extensions.Options.Options.Create(AccountRules.Identity()),
    new AccountPasswordHasher(),
    userValidators: [],
    passwordValidators: [],
    AccountRules.NameNormalizer,
    new IdentityErrorDescriber(),
    services: null!,
    NullLogger<UserManager<Account>>.Instance)
{
    protected override CancellationToken CancellationToken => cancellationToken;
}
