namespace Kotline.Bench;

/// <summary>What a share of the measured values lies below.</summary>
internal static class Percentile
{
    /// <param name="sorted">At least one, the smallest first.</param>
    /// <param name="percentile">0 to 100.</param>
    public static double At(IReadOnlyList<double> sorted, int percentile) =>
        sorted[Math.Min(sorted.Count - 1, sorted.Count * percentile / 100)];
}
