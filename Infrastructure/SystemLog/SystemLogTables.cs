using LinqToDB;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>A row of <c>system.log</c>, with the columns that administrators may read.</summary>
[Table("log", Schema = "system")]
internal sealed record LogLineRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("logged_at")]
    public DateTimeOffset LoggedAt { get; init; }

    [Column("level")]
    public short Level { get; init; }

    [Column("message_template")]
    public required string MessageTemplate { get; init; }

    [Column("message")]
    public required string Message { get; init; }

    [Column("exception")]
    public string? Exception { get; init; }

    [Column("properties", DataType = DataType.BinaryJson)]
    public required string Properties { get; init; }

    [Column("trace_id")]
    public string? TraceId { get; init; }

    [Column("span_id")]
    public string? SpanId { get; init; }

    [Column("source")]
    public string? Source { get; init; }

    [Column("request_id")]
    public string? RequestId { get; init; }
}
