using System.Text;

namespace Kotline.Infrastructure.Stock;

/// <summary>
/// The tables by which writers of the same products wait for each other (sql/023, step 8). A lock on one is a transaction's first
/// statement: it is had before the snapshot, so that a write of a hot product need not be tried again.
/// </summary>
internal static class StockTurns
{
    private const int BucketCount = 64;
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>Takes a turn for all of these products, in the one order that everyone keeps.</summary>
    public static string LockStatement(IEnumerable<string> skus)
    {
        var tables = skus.Select(BucketOf).Distinct().Order().Select(bucket => $"stock_turns.bucket_{bucket:00}");
        return $"LOCK TABLE {string.Join(", ", tables)} IN EXCLUSIVE MODE";
    }

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
