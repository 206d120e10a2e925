namespace Kotline.Infrastructure.Csv;

/// <summary>Finds the columns that are wanted of a kind of file among the names that a header has.</summary>
/// <param name="byName">Each column by its names, as <paramref name="normalise"/> writes them.</param>
/// <param name="required">Those without which a file is refused.</param>
/// <param name="normalise">Takes away in what names may differ.</param>
internal sealed class ColumnNames<TColumn>(IReadOnlyDictionary<string, TColumn> byName, IEnumerable<TColumn> required, Func<string, string> normalise)
    where TColumn : struct, Enum
{
    /// <summary>The index of each wanted column that <paramref name="names"/> holds; the first where a name is repeated.</summary>
    public IReadOnlyDictionary<TColumn, int> IndexesOf(IReadOnlyList<string> names)
    {
        var indexes = new Dictionary<TColumn, int>();
        for (var index = 0; index < names.Count; index++)
        {
            if (byName.TryGetValue(normalise(names[index]), out var column))
            {
                indexes.TryAdd(column, index);
            }
        }

        return indexes;
    }

    /// <summary>All wanted columns that are required and not there.</summary>
    public IReadOnlyList<string> MissingFrom(IReadOnlyDictionary<TColumn, int> indexes) =>
        [.. required.Where(column => !indexes.ContainsKey(column)).Select(column => column.ToString())];

    /// <summary>All wanted columns that are there more than once.</summary>
    public IReadOnlyList<string> RepeatedIn(IReadOnlyList<string> names) =>
        [.. names
            .Select(normalise)
            .Where(byName.ContainsKey)
            .GroupBy(name => byName[name])
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.ToString())];

    public bool Holds(string name) => byName.ContainsKey(normalise(name));
}
