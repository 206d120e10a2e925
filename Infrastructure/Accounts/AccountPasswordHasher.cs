using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Identity's hash, version 3: PBKDF2 with HMAC-SHA-512, at OWASP's figure for it (Password Storage Cheat Sheet). The same
/// word typed on two keyboards hashes alike: NFKC first (NIST SP 800-63B, 3.1.1.2).
/// </summary>
public sealed class AccountPasswordHasher()
    : PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }))
{
    private const int Iterations = 210_000;

    /// <summary>A hash doesn't depend on whose it is.</summary>
    public string HashPassword(string password) => HashPassword(null!, password);

    public override string HashPassword(Account user, string password) =>
        base.HashPassword(user, password.Normalize(NormalizationForm.FormKC));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Normalize(NormalizationForm.FormKC));

    /// <summary>Takes as long as a real check, so that the time of an answer doesn't tell whether an account exists.</summary>
    public void CheckNobody(string password) => HashPassword(password);
}
