namespace Kotline.Domain.Stock;

/// <summary>The reorder point: a product is ordered when its stock has come down to it.</summary>
public static class ReorderMark
{
    /// <param name="level">Summed over all locations.</param>
    /// <param name="reorderLevel">0 means never.</param>
    public static bool IsReached(long level, int reorderLevel) => reorderLevel > 0 && level <= reorderLevel;
}
