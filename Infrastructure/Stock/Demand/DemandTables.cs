using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>
/// A row of the view <c>stock.fitting_vehicles</c>: a product and a vehicle that it fits, each pair once. In PostgreSQL a view's
/// columns are never NOT NULL.
/// </summary>
[Table("fitting_vehicles", Schema = "stock", IsView = true)]
internal sealed record FittingVehicleRow
{
    [Column("product_id")]
    public long? ProductId { get; init; }

    [Column("vehicle_id")]
    public long? VehicleId { get; init; }
}

/// <summary>The columns of <c>clients.clients</c> that demand needs.</summary>
[Table("clients", Schema = "clients")]
internal sealed record OwnerRow
{
    [Column("vehicle_id")]
    public long VehicleId { get; init; }

    [Column("country_code")]
    public required string CountryCode { get; init; }

    [Column("suspended")]
    public bool Suspended { get; init; }
}

/// <summary>A row that <c>read_demand.sql</c> returns. The last three columns are the same in all rows.</summary>
internal sealed record DemandRow
{
    [Column("id")]
    public long Id { get; init; }

    [Column("sku")]
    public required string Sku { get; init; }

    [Column("name_fr")]
    public required string NameFr { get; init; }

    [Column("name_en")]
    public required string NameEn { get; init; }

    [Column("category")]
    public required string Category { get; init; }

    [Column("clients")]
    public long Clients { get; init; }

    [Column("quantity")]
    public long Quantity { get; init; }

    [Column("product_count")]
    public long ProductCount { get; init; }

    [Column("short_count")]
    public long ShortCount { get; init; }

    [Column("short_by")]
    public long ShortBy { get; init; }
}
