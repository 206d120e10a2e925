using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Stock;

/// <summary>A row of <c>stock.products</c>.</summary>
[Table("products", Schema = "stock")]
internal sealed record ProductRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("sku")]
    public required string Sku { get; init; }

    [Column("name_fr")]
    public required string NameFr { get; init; }

    [Column("name_en")]
    public required string NameEn { get; init; }

    [Column("category")]
    public required string Category { get; init; }

    [Column("unit")]
    public required string Unit { get; init; }

    [Column("price")]
    public decimal Price { get; init; }

    [Column("reorder_level")]
    public int ReorderLevel { get; init; }

    [Column("active")]
    public bool Active { get; init; }
}

/// <summary>A row of <c>stock.product_vehicles</c>: vehicles that a product fits.</summary>
[Table("product_vehicles", Schema = "stock")]
internal sealed record ProductVehicleRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("product_id")]
    public long ProductId { get; init; }

    [Column("brand")]
    public required string Brand { get; init; }

    [Column("model")]
    public string? Model { get; init; }

    [Column("year_from")]
    public short? YearFrom { get; init; }

    [Column("year_to")]
    public short? YearTo { get; init; }
}

/// <summary>A row of <c>stock.locations</c>.</summary>
[Table("locations", Schema = "stock")]
internal sealed record LocationRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name")]
    public required string Name { get; init; }

    [Column("active")]
    public bool Active { get; init; }
}

/// <summary>A row of <c>stock.levels</c>: how much of a product is at a location. Only triggers write it.</summary>
[Table("levels", Schema = "stock")]
internal sealed record LevelRow
{
    [Column("product_id"), PrimaryKey(0)]
    public long ProductId { get; init; }

    [Column("location_id"), PrimaryKey(1)]
    public long LocationId { get; init; }

    [Column("quantity")]
    public int Quantity { get; init; }
}

/// <summary>A row of <c>stock.documents</c>: transactions that were posted together.</summary>
[Table("documents", Schema = "stock")]
internal sealed record DocumentRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("kind")]
    public required string Kind { get; init; }

    [Column("reference")]
    public string? Reference { get; init; }

    [Column("reason")]
    public string? Reason { get; init; }

    [Column("reverses_id")]
    public long? ReversesId { get; init; }

    [Column("actor")]
    public required string Actor { get; init; }

    [Column("posted_at")]
    public DateTimeOffset PostedAt { get; init; }
}

/// <summary>A row of <c>stock.transactions</c>: one move of one level.</summary>
[Table("transactions", Schema = "stock")]
internal sealed record TransactionRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("document_id")]
    public long DocumentId { get; init; }

    [Column("product_id")]
    public long ProductId { get; init; }

    [Column("location_id")]
    public long LocationId { get; init; }

    [Column("entry")]
    public int Entry { get; init; }

    [Column("kind")]
    public required string Kind { get; init; }

    [Column("quantity")]
    public int Quantity { get; init; }

    [Column("balance_after")]
    public int BalanceAfter { get; init; }

    [Column("reverses_id")]
    public long? ReversesId { get; init; }

    [Column("posted_at")]
    public DateTimeOffset PostedAt { get; init; }
}

/// <summary>A row that <c>stock.verify</c> returns: a level or balance that doesn't follow from its transactions.</summary>
internal sealed record WrongLevelRow
{
    [Column("product_id")]
    public long? ProductId { get; init; }

    [Column("location_id")]
    public long? LocationId { get; init; }

    [Column("entry")]
    public int? Entry { get; init; }

    [Column("expected")]
    public long Expected { get; init; }

    [Column("found")]
    public long Found { get; init; }
}
