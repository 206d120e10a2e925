using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Accounts;

/// <summary>A row of <c>accounts.accounts</c>: a person who may sign in.</summary>
[Table("accounts", Schema = "accounts")]
internal sealed record AccountRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("user_name")]
    public required string UserName { get; init; }

    [Column("normalized_user_name")]
    public required string NormalizedUserName { get; init; }

    [Column("password_hash")]
    public string? PasswordHash { get; init; }

    [Column("security_stamp")]
    public required string SecurityStamp { get; init; }

    [Column("concurrency_stamp")]
    public required string ConcurrencyStamp { get; init; }

    [Column("access_failed_count")]
    public int AccessFailedCount { get; init; }

    [Column("lockout_enabled")]
    public bool LockoutEnabled { get; init; }

    [Column("lockout_end")]
    public DateTimeOffset? LockoutEnd { get; init; }

    [Column("disabled")]
    public bool Disabled { get; init; }
}

/// <summary>A row of <c>accounts.account_roles</c>.</summary>
[Table("account_roles", Schema = "accounts")]
internal sealed record AccountRoleRow
{
    [Column("account_id"), PrimaryKey(0)]
    public long AccountId { get; init; }

    [Column("role"), PrimaryKey(1)]
    public required string Role { get; init; }
}

/// <summary>A row of <c>accounts.data_protection_keys</c>.</summary>
[Table("data_protection_keys", Schema = "accounts")]
internal sealed record DataProtectionKeyRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("friendly_name")]
    public required string FriendlyName { get; init; }

    [Column("element")]
    public required string Element { get; init; }
}

/// <summary>A row that <c>accounts.bearer_of</c> returns.</summary>
internal sealed record BearerRow
{
    [Column("account_id")]
    public long AccountId { get; init; }

    [Column("user_name")]
    public required string UserName { get; init; }

    [Column("roles")]
    public required string[] Roles { get; init; }
}
