namespace Kotline.Domain.Clients;

/// <summary>The most frequent values, and how many others there are.</summary>
/// <param name="Others">How many different values are not in the top; 0 when the top has all of them.</param>
/// <param name="OthersCount">How often the others were counted, all together.</param>
public sealed record Ranking<T>(IReadOnlyList<Counted<T>> Top, int Others, int OthersCount);

public static class Ranking
{
    /// <summary>Equal values are added up first. Equally frequent values are ordered by <paramref name="tie"/>.</summary>
    /// <param name="topMax">How many values are named. If a single one is left over, it is named too: "others" would say less in
    /// the same space.</param>
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
