using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>A row of <c>stock.product_files</c>: a file that was applied.</summary>
[Table("product_files", Schema = "stock")]
internal sealed record AppliedFileRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("idempotency_key")]
    public required string IdempotencyKey { get; init; }

    [Column("digest")]
    public required byte[] Digest { get; init; }

    [Column("created")]
    public int Created { get; init; }

    [Column("updated")]
    public int Updated { get; init; }

    [Column("unchanged")]
    public int Unchanged { get; init; }

    [Column("document_id")]
    public long? DocumentId { get; init; }
}

/// <summary>A row that <c>stock.product_states</c> returns.</summary>
internal sealed record ProductStateRow
{
    [Column("sku")]
    public required string Sku { get; init; }

    /// <summary>JSON, as the database writes it.</summary>
    [Column("state")]
    public required string State { get; init; }

    [Column("counted_at")]
    public required long[] CountedAt { get; init; }

    [Column("quantity")]
    public long Quantity { get; init; }
}
