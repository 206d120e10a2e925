using System.Collections.Frozen;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// What column names mean. The partner's own names, which a manager once explained, come before the standard names, and
/// these before synonyms.
/// </summary>
internal sealed class KnownNames
{
    private readonly FrozenDictionary<string, WantedColumn> ofPartner;
    private readonly FrozenSet<string> withoutSaid;
    private readonly FrozenSet<string> all;

    /// <param name="ofPartner">The partner's own names, as the partner writes them.</param>
    /// <param name="chosen">The places that a person names now. The names among them count as known.</param>
    public KnownNames(IReadOnlyDictionary<string, WantedColumn>? ofPartner, IReadOnlyDictionary<WantedColumn, ColumnPlace>? chosen)
    {
        this.ofPartner = (ofPartner ?? new Dictionary<string, WantedColumn>())
            .GroupBy(pair => ColumnName.Fold(pair.Key))
            .ToFrozenDictionary(group => group.Key, group => group.First().Value);
        var said = chosen?.Values.OfType<ColumnPlace.Named>().Select(place => ColumnName.Fold(place.Name)) ?? [];
        withoutSaid = ColumnWords.Standard.Concat(ColumnWords.Synonyms.Keys).Concat(this.ofPartner.Keys).Where(name => name != "").ToFrozenSet();
        all = withoutSaid.Concat(said).Where(name => name != "").ToFrozenSet();
    }

    /// <summary>
    /// Which wanted column a name means, and how surely. If several columns have a name with the same meaning, those of the lowest
    /// rank are candidates.
    /// </summary>
    public (WantedColumn Column, int Rank)? MeaningOf(string name)
    {
        var folded = ColumnName.Fold(name);
        return Find(ofPartner, folded, 0)
            ?? Find(ColumnWords.Wanted, folded, 1)
            ?? Find(ColumnWords.Synonyms, folded, 2)
            ?? (ColumnName.FoldWithoutPrefix(name) is { } bare ? Find(ColumnWords.Wanted, bare, 2) ?? Find(ColumnWords.Synonyms, bare, 2) : null);
    }

    /// <param name="withSaid">Whether names that a person gives now count as known.</param>
    public bool Holds(string name, bool withSaid = true)
    {
        var names = withSaid ? all : withoutSaid;
        return names.Contains(ColumnName.Fold(name)) || (ColumnName.FoldWithoutPrefix(name) is { } bare && names.Contains(bare));
    }

    /// <summary>Whether a cell, given as UTF-8, is a known name.</summary>
    public bool Holds(ReadOnlySpan<byte> cell) => ColumnName.Test(cell, all.GetAlternateLookup<ReadOnlySpan<char>>().Contains);

    private static (WantedColumn Column, int Rank)? Find(FrozenDictionary<string, WantedColumn> names, string folded, int rank) =>
        names.TryGetValue(folded, out var column) ? (column, rank) : null;
}
