namespace Kotline.Domain.Clients;

/// <summary>The most frequent of many, and what is left.</summary>
/// <param name="Others">How many different ones are left; 0 when the top is all.</param>
/// <param name="OthersCount">How often those were counted together.</param>
public sealed record Ranking<T>(IReadOnlyList<Counted<T>> Top, int Others, int OthersCount);

public static class Ranking
{
    /// <summary>Equals are added up first. Among equally frequent ones the order is that of <paramref name="tie"/>.</summary>
    /// <param name="topMax">How many are named. A single one left over is named too: "others" would say less in the same space.</param>
    public static Ranking<T> Of<T>(IEnumerable<Counted<T>> counted, int topMax, Comparison<T> tie)
    {
        var ranked = counted
            .GroupBy(entry => entry.Of, (of, same) => new Counted<T>(of, same.Sum(entry => entry.Count)))
            .OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Of, Comparer<T>.Create(tie))
            .ToList();
        var top = ranked.Count <= topMax + 1 ? ranked : ranked[..topMax];
        return new Ranking<T>(top, ranked.Count - top.Count, ranked.Skip(top.Count).Sum(entry => entry.Count));
    }
}
