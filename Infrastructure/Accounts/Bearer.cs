using Kotline.Domain.Accounts;

namespace Kotline.Infrastructure.Accounts;

/// <summary>The person whom a valid session stands for, with their current roles.</summary>
public sealed record Bearer(long AccountId, string UserName, IReadOnlyList<Role> Roles);
