using System.Data;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
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
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO accounts.accounts (user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp)
            VALUES ($1, $2, $3, $4, $5) RETURNING id
            """,
            unit.Connection)
        {
            Parameters =
            {
                new() { Value = userName },
                new() { Value = AccountRules.NameNormalizer.NormalizeName(userName) },
                new() { Value = passwordHash },
                new() { Value = Guid.NewGuid().ToString("N") },
                new() { Value = Guid.NewGuid().ToString("N") },
            },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task InsertRolesAsync(
        UnitOfWork unit, long account, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO accounts.account_roles (account_id, role) SELECT $1, unnest($2)", unit.Connection)
        {
            Parameters =
            {
                new() { Value = account },
                new() { Value = roles.Distinct().Select(role => role.ForWork().Word()).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
