namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Products beside the clients whose vehicle they fit, what is short of the most first.</summary>
/// <param name="Products">All of them, or the first that were wanted.</param>
/// <param name="ProductCount">How many there are in all.</param>
/// <param name="ShortCount">Of how many there are fewer than clients.</param>
/// <param name="ShortBy">How many pieces that makes.</param>
/// <param name="Categories">Those of all products that fit a vehicle, whatever is asked for, by name.</param>
public sealed record DemandList(
    IReadOnlyList<DemandList.Product> Products, long ProductCount, long ShortCount, long ShortBy, IReadOnlyList<string> Categories)
{
    /// <param name="Clients">How many own a vehicle that it fits; each has one vehicle and counts once.</param>
    /// <param name="Stock">How much there is, at all locations.</param>
    public sealed record Product(long Id, string Sku, string NameFr, string NameEn, string Category, long Clients, long Stock)
    {
        public long ShortBy => Math.Max(0, Clients - Stock);
    }
}
