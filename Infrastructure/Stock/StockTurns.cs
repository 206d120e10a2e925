using System.Text;
using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock;

/// <summary>
/// The tables by which writers of the same products wait for each other (sql/023, step 8). A transaction's first statement locks one of
/// them. It gets the lock before its snapshot, so that a write of a much-used product need not be retried.
/// </summary>
internal sealed record StockTurns
{
    private const int BucketCount = 64;
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    private StockTurns(IEnumerable<int> buckets)
    {
        var tables = buckets.Distinct().Order().Select(bucket => $"stock_turns.bucket_{bucket:00}");
        LockStatement = new SqlStatement($"LOCK TABLE {string.Join(", ", tables)} IN EXCLUSIVE MODE");
    }

    /// <summary>Locks the tables, always in the same order.</summary>
    public SqlStatement LockStatement { get; }

    /// <summary>The turns of all products, existing or future.</summary>
    public static StockTurns All { get; } = new(Enumerable.Range(0, BucketCount));

    /// <summary>The turns of these products, of which there must be at least one.</summary>
    public static StockTurns Of(IEnumerable<string> skus) => new(skus.Select(BucketOf));

    /// <summary>FNV-1a, which unlike string.GetHashCode is the same in every process and version.</summary>
    private static int BucketOf(string sku)
    {
        var hash = FnvOffset;
        foreach (var octet in Encoding.UTF8.GetBytes(sku))
        {
            hash = (hash ^ octet) * FnvPrime;
        }

        return (int)(hash % BucketCount);
    }
}
