namespace Kotline.Infrastructure.Csv;

/// <summary>Finds the wanted columns of a kind of file among the names in a header.</summary>
/// <param name="byName">Each column by its names, in the form that <paramref name="normalise"/> gives them.</param>
/// <param name="required">The columns without which a file is refused.</param>
/// <param name="normalise">Removes the differences between spellings of one name.</param>
internal sealed class ColumnNames<TColumn>(
    IReadOnlyDictionary<string, TColumn> byName, IEnumerable<TColumn> required, Func<string, string> normalise)
    where TColumn : struct, Enum
{
    /// <summary>The index of each wanted column that <paramref name="names"/> has. If a name is repeated, the first index counts.</summary>
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

    /// <summary>All required columns that are missing.</summary>
    public IReadOnlyList<string> MissingFrom(IReadOnlyDictionary<TColumn, int> indexes) =>
        [.. required.Where(column => !indexes.ContainsKey(column)).Select(column => column.ToString())];

    /// <summary>All wanted columns that occur more than once.</summary>
    public IReadOnlyList<string> RepeatedIn(IReadOnlyList<string> names) =>
        [.. names
            .Select(normalise)
            .Where(byName.ContainsKey)
            .GroupBy(name => byName[name])
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.ToString())];

    public bool Holds(string name) => byName.ContainsKey(normalise(name));
}
