using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Finds the positions of a file's wanted columns: from a header's names, from what a person says, or from the standard order.
/// </summary>
/// <remarks>
/// A known order is used only if nothing looks like a header and the rows fit (<see cref="PositionFit"/>): first the order of the partner's
/// saved columns, then the standard one. A header that is damaged or has unknown names shows that the columns may have an order of their
/// own. Reading such a file by a known order could put surnames where given names belong.
/// </remarks>
internal sealed class FindColumns(FileSample sample, PartnerProfile? profile, FormatChoice choice, ReadingOptions options)
{
    /// <summary>A file with more columns than this is refused instead of asking which is which.</summary>
    private const int ColumnsAskedMax = 200;

    private readonly KnownNames known = new(profile?.Names, choice.Columns);

    private readonly char[] delimiters = choice.Delimiter is { } chosen
        ? [chosen]
        : [.. Delimiters.All.OrderByDescending(delimiter => delimiter == profile?.Delimiter)];

    public async Task<FoundColumns> RunAsync(CancellationToken cancellationToken) => await FindHeaderAsync(cancellationToken) switch
    {
        { } header => ByNames(header),
        null when choice.HasHeader == true => await UnknownAsync(cancellationToken),
        null when choice.Columns is null => await ByPositionAsync(cancellationToken),
        null => await AsSaidAsync(cancellationToken),
    };

    /// <summary>How the file splits into columns, so that a person can be asked what they are.</summary>
    public async Task<(char Delimiter, FileHeader? Header, int FieldCount)> LayOutAsync(CancellationToken cancellationToken)
    {
        if (await FindHeaderAsync(cancellationToken) is { } header)
        {
            return (header.Delimiter, header, header.Columns.Count);
        }

        var (delimiter, count) = await FieldCountAsync(cancellationToken);
        return (delimiter, null, count);
    }

    private async Task<FileHeader?> FindHeaderAsync(CancellationToken cancellationToken)
    {
        if (choice.HasHeader == false)
        {
            return null;
        }

        var header = await FileHeader.FindAsync(
            sample, delimiters, known.Holds, WantedColumns.Required.Count, options, cancellationToken);
        if (header is not null || choice.HasHeader is null)
        {
            return header;
        }

        var (delimiter, _) = await FieldCountAsync(cancellationToken);
        return await FileHeader.TakeFirstAsync(sample, delimiter, options, cancellationToken);
    }

    private FoundColumns ByNames(FileHeader header)
    {
        var isAskable = header.Columns.Count <= ColumnsAskedMax;
        var match = ColumnMatch.Of(header.Columns, known, choice.Columns);
        if (match.NotThere.Count > 0)
        {
            return Refuse(FileRefusalReason.MappedColumnsUnknown, match.NotThere);
        }

        if (match.Missing.Count > 0)
        {
            return isAskable && match.UnknownCount >= match.Missing.Count
                ? new FoundColumns.Doubtful(new FileDoubt.MissingColumns(match.Missing))
                : Refuse(FileRefusalReason.MissingColumns, match.Missing);
        }

        if (match.Repeated.Count > 0)
        {
            return isAskable
                ? new FoundColumns.Doubtful(new FileDoubt.RepeatedColumns(match.Repeated))
                : Refuse(FileRefusalReason.DuplicateColumns, match.Repeated);
        }

        return new FoundColumns.Found(
            header.Delimiter,
            header.LineNumber,
            header.Columns,
            match.Indexes,
            ColumnMatch.Canonical(header.Columns.Count, match.Indexes),
            SaidOf(header, match));
    }

    /// <summary>
    /// The meanings that a person gave to unknown names. If a name is known for one column, it isn't remembered for another, because that
    /// answer was about a single damaged file.
    /// </summary>
    private Dictionary<string, WantedColumn> SaidOf(FileHeader header, ColumnMatch match) => (choice.Columns?.Keys ?? [])
        .Select(column => (Column: column, Name: header.Columns[match.Indexes[column]]))
        .Where(said => ColumnName.IsWorthRemembering(said.Name) && !known.Holds(said.Name, withSaid: false))
        .Where(said => header.Columns.Count(name => ColumnName.Fold(name) == ColumnName.Fold(said.Name)) == 1)
        .ToDictionary(said => said.Name, said => said.Column);

    private async Task<FoundColumns> ByPositionAsync(CancellationToken cancellationToken)
    {
        var namesFound = await DamagedHeader.CountNamesAsync(sample, delimiters, known.Holds, cancellationToken);
        if (namesFound < FileHeader.NamesEnough && !await DamagedHeader.HasLabelsAsync(sample, delimiters, cancellationToken))
        {
            foreach (var names in Layouts())
            {
                foreach (var delimiter in delimiters)
                {
                    var indexes = ColumnMatch.Of(names, known, chosen: null).Indexes;
                    if (await PositionFit.HoldsAsync(sample, delimiter, names.Count, indexes, known.Holds, options, cancellationToken))
                    {
                        return Found(delimiter, names, indexes);
                    }
                }
            }
        }

        return await UnknownAsync(cancellationToken);
    }

    private async Task<FoundColumns> UnknownAsync(CancellationToken cancellationToken)
    {
        // A file with fewer fields than wanted columns can't be mapped.
        var (_, count) = await FieldCountAsync(cancellationToken);
        return count >= WantedColumns.Required.Count && count <= ColumnsAskedMax
            ? new FoundColumns.Doubtful(new FileDoubt.UnknownHeader(
                await DamagedHeader.CountNamesAsync(sample, delimiters, known.Holds, cancellationToken)))
            : Refuse(FileRefusalReason.HeaderUnknown, []);
    }

    /// <summary>Finds the columns of a file without a header from what a person says of each.</summary>
    private async Task<FoundColumns> AsSaidAsync(CancellationToken cancellationToken)
    {
        var (delimiter, fieldCount) = await FieldCountAsync(cancellationToken);
        var unnamed = Enumerable.Repeat("", fieldCount).ToArray();
        var match = ColumnMatch.Of(unnamed, known, choice.Columns);
        if (match.NotThere.Count > 0)
        {
            return Refuse(FileRefusalReason.MappedColumnsUnknown, match.NotThere);
        }

        if (match.Missing.Count > 0)
        {
            return Refuse(FileRefusalReason.MissingColumns, match.Missing);
        }

        var names = ColumnMatch.Canonical(fieldCount, match.Indexes);
        return Found(delimiter, names, match.Indexes);
    }

    private IEnumerable<IReadOnlyList<string>> Layouts()
    {
        if (profile?.Columns is { } saved && ColumnMatch.Of(saved, known, chosen: null) is { Missing.Count: 0, Repeated.Count: 0 })
        {
            yield return saved;
        }

        yield return ColumnLayout.Standard;
    }

    /// <summary>The delimiter with which the sample's records have the most fields, and the most common number of fields.</summary>
    private async Task<(char Delimiter, int Count)> FieldCountAsync(CancellationToken cancellationToken)
    {
        const int recordsLookedAt = 100;
        var best = (Delimiter: delimiters[0], Count: 0);
        foreach (var delimiter in delimiters)
        {
            var counts = new Dictionary<int, int>();
            await using var records = sample.Open(delimiter, expectedFieldCount: null, options);
            for (var read = 0; read < recordsLookedAt && await records.ReadAsync(cancellationToken); read++)
            {
                if (records is { Unreadable: null, FieldCount: { } fields })
                {
                    counts[fields] = counts.GetValueOrDefault(fields) + 1;
                }
            }

            var usual = counts.Count == 0 ? 0 : counts.MaxBy(pair => pair.Value).Key;
            best = usual > best.Count ? (delimiter, usual) : best;
        }

        return best;
    }

    private static FoundColumns.Found Found(char delimiter, IReadOnlyList<string> names, IReadOnlyDictionary<WantedColumn, int> indexes) =>
        new(delimiter, HeaderLine: null, names, indexes, names, new Dictionary<string, WantedColumn>());

    private static FoundColumns.Refused Refuse(FileRefusalReason reason, IReadOnlyList<WantedColumn> columns) =>
        new(new FileRefusal(reason) { Columns = [.. columns.Select(column => column.ToString())] });
}
