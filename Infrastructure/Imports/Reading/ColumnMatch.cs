using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Which column of a file is which of the wanted ones.</summary>
/// <param name="Indexes">Where each wanted column that was found stands, 0-based.</param>
/// <param name="Missing">Those that are required and weren't found.</param>
/// <param name="Repeated">Those that several columns may be.</param>
/// <param name="UnknownCount">Columns whose names nobody knows.</param>
/// <param name="NotThere">What a person named and the file doesn't have, or has for another one too.</param>
internal sealed record ColumnMatch(
    IReadOnlyDictionary<WantedColumn, int> Indexes,
    IReadOnlyList<WantedColumn> Missing,
    IReadOnlyList<WantedColumn> Repeated,
    int UnknownCount,
    IReadOnlyList<WantedColumn> NotThere)
{
    /// <summary>All but the state's full name, which is kept where a file has it.</summary>
    public static IReadOnlyList<WantedColumn> Required { get; } =
        [.. Enum.GetValues<WantedColumn>().Where(column => column != WantedColumn.StateFull)];

    /// <param name="names">Every column's name in file order, "" for one without a name.</param>
    /// <param name="known">Names beyond the standard ones.</param>
    /// <param name="chosen">What a person says; null for nothing.</param>
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
            [.. Required.Where(column => !indexes.ContainsKey(column))],
            [.. repeated.Order()],
            names.Where((name, index) => !taken.Contains(index) && !known.Holds(name)).Count(),
            notThere);
    }

    /// <summary>
    /// Every column's name in file order as it can be found again without a person's help: a wanted column has its standard name, and any
    /// other none, whatever stands in the header.
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
