using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>A product and its levels.</summary>
/// <param name="Levels">The level at every location in use and at every other one where the product was ever kept, by name.</param>
public sealed record ProductDetails(long Id, Product Product, bool IsActive, IReadOnlyList<ProductLevel> Levels)
{
    /// <summary>The level over all locations.</summary>
    public long Level => Levels.Sum(level => (long)level.Quantity);

    public bool IsLow => IsActive && ReorderMark.IsReached(Level, Product.ReorderLevel);
}

/// <param name="Quantity">0 or more.</param>
/// <param name="MovedAt">The time of its last transaction; null if it was never there.</param>
public sealed record ProductLevel(long LocationId, string Location, bool IsActive, int Quantity, DateTimeOffset? MovedAt);
