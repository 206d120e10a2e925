using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>A product and what there is of it.</summary>
/// <param name="Levels">Every location in use, and every other one where it was ever kept; by name.</param>
public sealed record ProductDetails(long Id, Product Product, bool IsActive, IReadOnlyList<ProductLevel> Levels)
{
    /// <summary>Over all locations.</summary>
    public long Level => Levels.Sum(level => (long)level.Quantity);

    public bool IsLow => IsActive && ReorderMark.IsReached(Level, Product.ReorderLevel);
}

/// <param name="Quantity">0 or more.</param>
/// <param name="MovedAt">When it moved last; null where it never was.</param>
public sealed record ProductLevel(long LocationId, string Location, bool IsActive, int Quantity, DateTimeOffset? MovedAt);
