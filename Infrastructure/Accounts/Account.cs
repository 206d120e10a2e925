namespace Kotline.Infrastructure.Accounts;

/// <summary>A user for ASP.NET Core Identity: one row of accounts.accounts.</summary>
public sealed class Account
{
    public required long Id { get; init; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    public required string? PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    public required string ConcurrencyStamp { get; set; }

    public required int AccessFailedCount { get; set; }

    public required bool LockoutEnabled { get; set; }

    public required DateTimeOffset? LockoutEnd { get; set; }

    public required bool Disabled { get; init; }
}
