namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Products compared with the number of clients whose vehicle they fit, those with the greatest shortage first.</summary>
/// <param name="Products">All products, or as many as were asked for.</param>
/// <param name="ProductCount">How many products there are in all.</param>
/// <param name="ShortCount">Of how many products there are fewer pieces than clients.</param>
/// <param name="ShortBy">How many pieces are lacking in all.</param>
/// <param name="Categories">The categories of all products that fit a vehicle, whatever was asked for, by name.</param>
public sealed record DemandList(
    IReadOnlyList<DemandList.Product> Products, long ProductCount, long ShortCount, long ShortBy, IReadOnlyList<string> Categories)
{
    /// <param name="Clients">How many clients own a vehicle that it fits. Each has one vehicle and counts once.</param>
    /// <param name="Stock">How many pieces there are at all locations.</param>
    public sealed record Product(long Id, string Sku, string NameFr, string NameEn, string Category, long Clients, long Stock)
    {
        public long ShortBy => Math.Max(0, Clients - Stock);
    }
}
