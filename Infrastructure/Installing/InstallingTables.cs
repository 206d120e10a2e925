using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Installing;

/// <summary>The row of <c>public.key_check</c>: which keys the database was filled with.</summary>
[Table("key_check", Schema = "public")]
internal sealed record KeyCheckRow
{
    [Column("only_row"), PrimaryKey]
    public bool OnlyRow { get; init; }

    [Column("digest")]
    public required byte[] Digest { get; init; }
}
