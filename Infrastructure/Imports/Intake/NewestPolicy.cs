using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>Reads the current selection policy, which is its latest version.</summary>
internal static class NewestPolicy
{
    public static async Task<(long Id, SelectionPolicy Policy)> ReadAsync(KotlineDb db, CancellationToken cancellationToken)
    {
        var newest = await db.GetTable<PolicyRow>()
            .OrderByDescending(policy => policy.Id)
            .Select(policy => new { policy.Id, Policy = new SelectionPolicy(policy.MinimumAge, policy.AgeLimit, policy.HeightToleranceCm) })
            .FirstAsync(cancellationToken);
        return (newest.Id, newest.Policy);
    }
}
