using System.Net;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Creates the first administrator for whoever holds the setup link. A link works once.</summary>
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
        await using var command = new NpgsqlCommand("SELECT accounts.redeem_setup_link($1, $2, $3, $4, $5)", unit.Connection)
        {
            Parameters =
            {
                new() { Value = secret },
                new() { Value = name },
                new() { Value = AccountRules.NameNormalizer.NormalizeName(name) },
                new() { Value = hasher.HashPassword(password) },
                new() { Value = Guid.NewGuid().ToString("N") },
            },
        };
        try
        {
            if (await command.ExecuteScalarAsync(cancellationToken) is not long)
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
