namespace Kotline.Bench.Torture;

/// <summary>The choices of one file: the same ones for a seed and a number, on every machine.</summary>
internal sealed class Dice(ulong seed, int file)
{
    private SeededNumbers numbers = new(SeededNumbers.At(seed, (ulong)file));

    /// <summary>From 0 up to, and without, <paramref name="limit"/>.</summary>
    public int Below(int limit) => numbers.Below(limit);

    public int Between(int first, int last) => numbers.Between(first, last);

    public bool Chance(int percent) => Below(100) < percent;

    public T Any<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        List<T> shuffled = [.. items];
        for (var i = shuffled.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>Between one of them and a share that is small more often than not.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items)
    {
        var percentMax = Any<int>([0, 2, 10, 40, 100]);
        return [.. Shuffled(items).Take(1 + Below(1 + (items.Count * percentMax / 100)))];
    }
}
