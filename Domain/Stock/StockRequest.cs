using System.Security.Cryptography;
using System.Text.Json;

namespace Kotline.Domain.Stock;

/// <summary>A storekeeper's request for one document. Either all of its lines are posted or none.</summary>
/// <param name="Key">The idempotency key: the same request under the same key is carried out once, however often it arrives.</param>
public sealed record StockRequest(
    TransactionKind Kind, string Key, IReadOnlyList<StockLine> Lines, string? Reference = null, string? Reason = null)
{
    /// <summary>The SHA-256 of the request without its key: 32 bytes that tell a repeated request from a different one.</summary>
    public byte[] Digest() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Kind = Kind.Code(),
            Reference,
            Reason,
            Lines = Lines.OrderBy(line => line.Sku, StringComparer.Ordinal).ThenBy(line => line.LocationId),
        }));

    /// <summary>A delivery.</summary>
    /// <param name="lines">Their quantities are positive.</param>
    public static StockRequest Add(string key, IEnumerable<StockLine> lines, string? reference = null, string? reason = null) =>
        new(TransactionKind.Incoming, key, [.. lines], reference, reason);

    /// <summary>A sale.</summary>
    /// <param name="lines">Their quantities are how many are taken: positive.</param>
    public static StockRequest Remove(string key, IEnumerable<StockLine> lines, string? reference = null, string? reason = null) =>
        new(TransactionKind.Outgoing, key, [.. lines.Select(line => line with { Quantity = -line.Quantity })], reference, reason);

    /// <summary>A stocktake.</summary>
    /// <param name="lines">Their quantities are the counts.</param>
    public static StockRequest Set(string key, IEnumerable<StockLine> lines, string reason, string? reference = null) =>
        new(TransactionKind.Adjustment, key, [.. lines], reference, reason);

    /// <param name="lines">Where the products come from, and how many of each: positive.</param>
    /// <param name="toLocationId">A location that none of the lines names.</param>
    public static StockRequest Transfer(
        string key, IEnumerable<StockLine> lines, long toLocationId, string? reference = null, string? reason = null) =>
        new(
            TransactionKind.Transfer,
            key,
            [.. lines.SelectMany(line => (StockLine[])[line with { Quantity = -line.Quantity }, line with { LocationId = toLocationId }])],
            reference,
            reason);
}
