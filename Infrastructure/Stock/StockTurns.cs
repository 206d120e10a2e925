using System.Text;
using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock;

/// <summary>
/// The tables by which writers of the same products wait for each other (sql/023, step 8). A lock on one is a transaction's first
/// statement: it is had before the snapshot, so that a write of a hot product need not be tried again.
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

    /// <summary>Takes them, in the one order that everyone keeps.</summary>
    public SqlStatement LockStatement { get; }

    /// <summary>Those of every product there is or will be.</summary>
    public static StockTurns All { get; } = new(Enumerable.Range(0, BucketCount));

    /// <summary>Those of these products; one at least.</summary>
    public static StockTurns Of(IEnumerable<string> skus) => new(skus.Select(BucketOf));

    /// <summary>FNV-1a: the same in every process and version, as string.GetHashCode isn't.</summary>
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
