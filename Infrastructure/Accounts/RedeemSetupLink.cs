using System.Net;
using Kotline.Infrastructure.Database;
using LinqToDB;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Creates the first administrator for the holder of the setup link. A link works only once.</summary>
public sealed class RedeemSetupLink(KotlineDatabase database)
{
    private readonly AccountPasswordHasher hasher = new();

    public async Task<RedeemSetupLinkOutcome> RunAsync(
        string? token, string userName, string password, string? requestId, IPAddress? address, CancellationToken cancellationToken)
    {
        var name = userName.Trim();
        if (Secret.Read(token) is not { } secret)
        {
            return RedeemSetupLinkOutcome.LinkNotValid;
        }

        if (!AccountRules.IsUserName(name))
        {
            return RedeemSetupLinkOutcome.InvalidName;
        }

        if (!AccountRules.IsPassword(password))
        {
            return RedeemSetupLinkOutcome.WeakPassword;
        }

        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.Setup, "create the first administrator", requestId, address, cancellationToken);
        var hash = hasher.HashPassword(password);
        var stamp = Guid.NewGuid().ToString("N");
        try
        {
            var normalizedName = AccountRules.NameNormalizer.NormalizeName(name);
            if (await unit.Db.SelectAsync(
                () => AccountFunctions.RedeemSetupLink(secret, name, normalizedName, hash, stamp), cancellationToken) is null)
            {
                return RedeemSetupLinkOutcome.LinkNotValid;
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return RedeemSetupLinkOutcome.NameTaken;
        }

        await unit.CommitAsync();
        return RedeemSetupLinkOutcome.Created;
    }
}
