using Microsoft.AspNetCore.Identity;

namespace Kotline.Infrastructure.Accounts;

/// <summary>The rules for every account, written down once.</summary>
public static class AccountRules
{
    public const int UserNameLengthMax = 100;

    /// <summary>Length is the only rule (NIST SP 800-63B, 3.1.1.2: no composition rules).</summary>
    public const int PasswordLengthMin = 12;

    /// <summary>Longer than any passphrase. It bounds how much one attempt can make the server hash.</summary>
    public const int PasswordLengthMax = 256;

    public const int FailuresBeforeLockout = 5;

    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    public static readonly TimeSpan SetupLinkLifetime = TimeSpan.FromHours(24);

    /// <summary>Names are compared without case.</summary>
    public static readonly ILookupNormalizer NameNormalizer = new UpperInvariantLookupNormalizer();

    // The change log uses these names, and names like db:… and cli:…, for the product's own actors. Nobody else may have them.
    private static readonly string[] reservedNames = ["setup", "sign-in", "retention"];

    public static bool IsUserName(string userName) =>
        userName.Length is > 0 and <= UserNameLengthMax
        && !userName.Any(c => char.IsControl(c) || c == ':')
        && !reservedNames.Contains(userName, StringComparer.OrdinalIgnoreCase);

    public static bool IsPassword(string password) => password.Length is >= PasswordLengthMin and <= PasswordLengthMax;

    public static IdentityOptions Identity() => new()
    {
        Lockout = { MaxFailedAccessAttempts = FailuresBeforeLockout, DefaultLockoutTimeSpan = Lockout },
    };
}
