using System.Data;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using LinqToDB;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Creates an account with its roles, as an administrator.</summary>
public sealed class AddPerson(KotlineDatabase database)
{
    private readonly AccountPasswordHasher hasher = new();

    public async Task<AddPersonOutcome> RunAsync(
        Actor actor, string userName, string password, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        var name = userName.Trim();
        if (!AccountRules.IsUserName(name))
        {
            return AddPersonOutcome.InvalidName;
        }

        if (!AccountRules.IsPassword(password))
        {
            return AddPersonOutcome.WeakPassword;
        }

        try
        {
            await using var unit = await UnitOfWork.BeginAsync(
                database.Web, actor, DatabaseRole.Administrator, "add a person", IsolationLevel.ReadCommitted, cancellationToken);
            var account = await InsertAccountAsync(unit, name, hasher.HashPassword(password), cancellationToken);
            await InsertRolesAsync(unit, account, roles, cancellationToken);
            await unit.CommitAsync();
            return AddPersonOutcome.Added;
        }
        catch (UnitOfWorkRefusedException)
        {
            return AddPersonOutcome.NotAllowed;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AddPersonOutcome.NameTaken;
        }
        catch (PostgresException excluded) when (excluded.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return AddPersonOutcome.RolesExcludeEachOther;
        }
    }

    private static async Task<long> InsertAccountAsync(
        UnitOfWork unit, string userName, string passwordHash, CancellationToken cancellationToken)
    {
        var normalizedUserName = AccountRules.NameNormalizer.NormalizeName(userName);
        var (securityStamp, concurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var id = await unit.Db.GetTable<AccountRow>()
            .Value(account => account.UserName, userName)
            .Value(account => account.NormalizedUserName, normalizedUserName)
            .Value(account => account.PasswordHash, passwordHash)
            .Value(account => account.SecurityStamp, securityStamp)
            .Value(account => account.ConcurrencyStamp, concurrencyStamp)
            .InsertWithInt64IdentityAsync(cancellationToken);
        return id!.Value;
    }

    private static async Task InsertRolesAsync(
        UnitOfWork unit, long account, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        foreach (var role in roles.Distinct().Select(role => role.ForWork().Word()))
        {
            await unit.Db.GetTable<AccountRoleRow>()
                .Value(row => row.AccountId, account)
                .Value(row => row.Role, role)
                .InsertAsync(cancellationToken);
        }
    }
}
