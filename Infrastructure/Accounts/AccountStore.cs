using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Identity's view of accounts.accounts, inside one transaction of the sign-in login; what it writes needs that one's unit of work. An account is read with its row
/// locked, so that two attempts at the same account are counted one after the other. What that login may not do (create,
/// delete, rename) isn't supported here.
/// </summary>
public sealed class AccountStore(NpgsqlConnection connection)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserSecurityStampStore<Account>
{
    private const string Select =
        """
        SELECT id, user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp,
               access_failed_count, lockout_enabled, lockout_end, disabled
        FROM accounts.accounts
        """;

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select + " WHERE normalized_user_name = $1 FOR UPDATE", connection)
        {
            Parameters = { new() { Value = normalizedUserName } },
        };
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select + " WHERE id = $1 FOR UPDATE", connection)
        {
            Parameters = { new() { Value = long.Parse(userId, CultureInfo.InvariantCulture) } },
        };
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var concurrencyStamp = Guid.NewGuid().ToString("N");
        await using var command = new NpgsqlCommand(
            """
            UPDATE accounts.accounts
            SET password_hash = $3, security_stamp = $4, concurrency_stamp = $5, access_failed_count = $6, lockout_end = $7
            WHERE id = $1 AND concurrency_stamp = $2
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = user.Id },
                new() { Value = user.ConcurrencyStamp },
                new() { Value = (object?)user.PasswordHash ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = user.SecurityStamp },
                new() { Value = concurrencyStamp },
                new() { Value = user.AccessFailedCount },
                new() { Value = (object?)user.LockoutEnd?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
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

    // Identity sets it again before each update, from a name that hasn't changed.
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

    // The connection belongs to the operation that opened it.
    public void Dispose()
    {
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private static async Task<Account?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return !await reader.ReadAsync(cancellationToken) ? null : new Account
        {
            Id = reader.GetInt64(0),
            UserName = reader.GetString(1),
            NormalizedUserName = reader.GetString(2),
            PasswordHash = reader.IsDBNull(3) ? null : reader.GetString(3),
            SecurityStamp = reader.GetString(4),
            ConcurrencyStamp = reader.GetString(5),
            AccessFailedCount = reader.GetInt32(6),
            LockoutEnabled = reader.GetBoolean(7),
            LockoutEnd = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8),
            Disabled = reader.GetBoolean(9),
        };
    }
}
