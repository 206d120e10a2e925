namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>A product as it is, or as it would be.</summary>
public sealed record ProductState(Product Product, bool IsActive);

/// <summary>A product that there is.</summary>
/// <param name="CountedAt">The locations at which it has transactions.</param>
/// <param name="Quantity">How many there are, over all locations.</param>
public sealed record KnownProduct(ProductState State, IReadOnlyCollection<long> CountedAt, long Quantity);

public sealed record KnownLocation(long Id, string Name, bool IsActive);

/// <summary>What a product file is held against.</summary>
/// <param name="Products">Those of the file that there are, by SKU.</param>
public sealed record KnownStock(IReadOnlyDictionary<string, KnownProduct> Products, IReadOnlyList<KnownLocation> Locations)
{
    /// <summary>As the database compares their names: without case.</summary>
    public KnownLocation? LocationNamed(string name) =>
        Locations.FirstOrDefault(location => Fold(location.Name) == Fold(name));

    private static string Fold(string name) => name.Trim().Normalize().ToUpperInvariant();
}
