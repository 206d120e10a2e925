namespace Kotline.Domain.Clients;

/// <summary>Whole numbers counted by bands of equal width.</summary>
public static class Histogram
{
    /// <summary>
    /// The bands from the lowest counted value to the highest, including empty ones between them. Empty when nothing is counted.
    /// </summary>
    /// <param name="width">The width of a band. Bands begin at its multiples.</param>
    /// <param name="min">A multiple of the width. All lower values form one band, open below.</param>
    /// <param name="max">A multiple of the width. This value and all higher ones form one band, open above.</param>
    public static IReadOnlyList<Band> Of(IEnumerable<(int Value, int Count)> counted, int width, int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (min >= max || min % width != 0 || max % width != 0)
        {
            throw new ArgumentException("the limits are multiples of the width, the lower one first");
        }

        // Bands by number. Values beyond the limits go into the band before the first or the one after the last.
        var below = (min / width) - 1;
        var above = max / width;
        var counts = new SortedDictionary<int, int>();
        foreach (var (value, count) in counted.Where(entry => entry.Count > 0))
        {
            var number = value < min ? below : value >= max ? above : value / width;
            counts[number] = counts.GetValueOrDefault(number) + count;
        }

        if (counts.Count == 0)
        {
            return [];
        }

        var (first, last) = (counts.Keys.First(), counts.Keys.Last());
        return [.. Enumerable.Range(first, last - first + 1).Select(number => new Band(
            number == below ? null : number * width,
            number == above ? null : ((number + 1) * width) - 1,
            counts.GetValueOrDefault(number)))];
    }
}
