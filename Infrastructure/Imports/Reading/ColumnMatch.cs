using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Which columns of a file are the wanted ones.</summary>
/// <param name="Indexes">The position, from 0, of each wanted column that was found.</param>
/// <param name="Missing">The required columns that weren't found.</param>
/// <param name="Repeated">The wanted columns for which there are several candidates.</param>
/// <param name="UnknownCount">The number of columns whose names aren't known.</param>
/// <param name="NotThere">The columns whose place, as a person named it, doesn't exist in the file or was named twice.</param>
internal sealed record ColumnMatch(
    IReadOnlyDictionary<WantedColumn, int> Indexes,
    IReadOnlyList<WantedColumn> Missing,
    IReadOnlyList<WantedColumn> Repeated,
    int UnknownCount,
    IReadOnlyList<WantedColumn> NotThere)
{
    /// <param name="names">Every column's name in file order, "" for one without a name.</param>
    /// <param name="known">Names beyond the standard ones.</param>
    /// <param name="chosen">The places that a person named; null for none.</param>
    public static ColumnMatch Of(IReadOnlyList<string> names, KnownNames known, IReadOnlyDictionary<WantedColumn, ColumnPlace>? chosen)
    {
        var notThere = new List<WantedColumn>();
        var indexes = new Dictionary<WantedColumn, int>();
        var taken = new HashSet<int>();
        foreach (var (column, place) in chosen ?? new Dictionary<WantedColumn, ColumnPlace>())
        {
            if (IndexOf(place, names) is { } index && taken.Add(index))
            {
                indexes[column] = index;
            }
            else
            {
                notThere.Add(column);
            }
        }

        var recognised = names
            .Select((name, index) => (Index: index, Meaning: known.MeaningOf(name)))
            .Where(column => column.Meaning is { } meaning && !taken.Contains(column.Index) && !indexes.ContainsKey(meaning.Column))
            .GroupBy(column => column.Meaning!.Value.Column, column => (column.Index, column.Meaning!.Value.Rank));
        var repeated = new List<WantedColumn>();
        foreach (var column in recognised.ToList())
        {
            var rank = column.Min(one => one.Rank);
            var best = column.Where(one => one.Rank == rank).Take(2).ToList();
            indexes[column.Key] = best[0].Index;
            if (best.Count > 1)
            {
                repeated.Add(column.Key);
            }
        }

        return new ColumnMatch(
            indexes,
            [.. WantedColumns.Required.Where(column => !indexes.ContainsKey(column))],
            [.. repeated.Order()],
            names.Where((name, index) => !taken.Contains(index) && !known.Holds(name)).Count(),
            notThere);
    }

    /// <summary>
    /// Every column's name in file order, so that the columns can be found again without a person's help: a wanted column gets its standard
    /// name and any other gets none, whatever the header says.
    /// </summary>
    public static IReadOnlyList<string> Canonical(int columnCount, IReadOnlyDictionary<WantedColumn, int> indexes)
    {
        var names = Enumerable.Repeat("", columnCount).ToArray();
        foreach (var (column, index) in indexes)
        {
            names[index] = column.ToString();
        }

        return names;
    }

    private static int? IndexOf(ColumnPlace place, IReadOnlyList<string> names) => place switch
    {
        ColumnPlace.At at => at.Index >= 0 && at.Index < names.Count ? at.Index : null,
        ColumnPlace.Named named => Single(names, name => name == named.Name.Trim())
            ?? Single(names, name => ColumnName.Fold(name) == ColumnName.Fold(named.Name)),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    private static int? Single(IReadOnlyList<string> names, Func<string, bool> isMeant)
    {
        var found = Enumerable.Range(0, names.Count).Where(index => isMeant(names[index])).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
