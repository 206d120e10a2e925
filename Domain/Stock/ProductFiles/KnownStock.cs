namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>A product as it is now, or as it would become.</summary>
public sealed record ProductState(Product Product, bool IsActive);

/// <summary>A product that exists already.</summary>
/// <param name="CountedAt">The locations where it has transactions.</param>
/// <param name="Quantity">How many pieces there are, summed over all locations.</param>
public sealed record KnownProduct(ProductState State, IReadOnlyCollection<long> CountedAt, long Quantity);

public sealed record KnownLocation(long Id, string Name, bool IsActive);

/// <summary>The current stock, which a product file is compared with.</summary>
/// <param name="Products">The file's products that exist already, by SKU.</param>
public sealed record KnownStock(IReadOnlyDictionary<string, KnownProduct> Products, IReadOnlyList<KnownLocation> Locations)
{
    /// <summary>Names are compared without case, as the database does.</summary>
    public KnownLocation? LocationNamed(string name) =>
        Locations.FirstOrDefault(location => Fold(location.Name) == Fold(name));

    private static string Fold(string name) => name.Trim().Normalize().ToUpperInvariant();
}
