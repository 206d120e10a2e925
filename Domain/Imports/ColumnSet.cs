using System.Numerics;

namespace Kotline.Domain.Imports;

/// <summary>Some of the wanted columns, as bits. Each row keeps two such sets, and nearly all of them are empty.</summary>
public readonly record struct ColumnSet
{
    private readonly uint bits;

    private ColumnSet(uint bits) => this.bits = bits;

    public bool IsEmpty => bits == 0;

    public int Count => BitOperations.PopCount(bits);

    public static ColumnSet Of(params ReadOnlySpan<WantedColumn> columns)
    {
        ColumnSet set = default;
        foreach (var column in columns)
        {
            set = set.With(column);
        }

        return set;
    }

    public bool Contains(WantedColumn column) => (bits & Bit(column)) != 0;

    public ColumnSet With(WantedColumn column) => new(bits | Bit(column));

    public ColumnSet Without(ColumnSet others) => new(bits & ~others.bits);

    /// <summary>The columns, in the order of <see cref="WantedColumn"/>.</summary>
    public IEnumerable<WantedColumn> Columns()
    {
        for (var left = bits; left != 0; left &= left - 1)
        {
            yield return (WantedColumn)BitOperations.TrailingZeroCount(left);
        }
    }

    public override string ToString() => string.Join(',', Columns());

    private static uint Bit(WantedColumn column) => 1u << (int)column;
}
