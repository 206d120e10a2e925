using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>A product file compared with the stock at one moment.</summary>
/// <param name="Plan">What the file would do.</param>
/// <param name="Seen">The state, by SKU, of each of its products that existed, as the database wrote it (sql/027, step 2).</param>
public sealed record CheckedProductFile(ProductFile File, ProductFilePlan Plan, IReadOnlyDictionary<string, string> Seen);
