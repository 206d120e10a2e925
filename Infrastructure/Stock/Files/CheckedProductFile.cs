using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>A product file held against the stock as it was at one moment.</summary>
/// <param name="Plan">What it would do.</param>
/// <param name="Seen">The state of each of its products that there were, by SKU, as the database wrote it (sql/027, step 2).</param>
public sealed record CheckedProductFile(ProductFile File, ProductFilePlan Plan, IReadOnlyDictionary<string, string> Seen);
