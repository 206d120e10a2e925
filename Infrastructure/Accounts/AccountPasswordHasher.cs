using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Identity's hash, version 3: PBKDF2 with HMAC-SHA-512, with the number of iterations that OWASP recommends (Password Storage
/// Cheat Sheet). Passwords are first normalised to NFKC (NIST SP 800-63B, 3.1.1.2), so that one password typed on two kinds of
/// keyboard has the same hash.
/// </summary>
public sealed class AccountPasswordHasher()
    : PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }))
{
    private const int Iterations = 210_000;

    /// <summary>The hash doesn't depend on the account.</summary>
    public string HashPassword(string password) => HashPassword(null!, password);

    public override string HashPassword(Account user, string password) =>
        base.HashPassword(user, password.Normalize(NormalizationForm.FormKC));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Normalize(NormalizationForm.FormKC));

    /// <summary>Takes as long as a real check, so that the response time doesn't reveal whether an account exists.</summary>
    public void CheckNobody(string password) => HashPassword(password);
}
