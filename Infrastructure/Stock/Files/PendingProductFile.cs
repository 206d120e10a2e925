namespace Kotline.Infrastructure.Stock.Files;

/// <summary>A product file that was checked and shown, and waits for its sender to confirm it.</summary>
/// <param name="Id">128 random bits that stand for what was shown, and the key under which it will be applied. Only its
/// sender knows it.</param>
public sealed record PendingProductFile(string Id, long AccountId, DateTimeOffset ExpiresAt, CheckedProductFile Checked);
