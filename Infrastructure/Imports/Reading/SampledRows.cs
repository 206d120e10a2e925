using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What the sampled rows of a file say when read with a delimiter and a layout.</summary>
internal sealed class SampledRows
{
    private readonly SampleFit fit = new();

    /// <summary>Whether there is any record, readable or not.</summary>
    public bool HasRecords { get; private set; }

    public DateOrderVote Dates { get; } = new();

    /// <summary>Whether dates, cards and heights are where the layout has them.</summary>
    public bool Fits => fit.Fits;

    /// <param name="columns">A layout that holds every required column.</param>
    public static async Task<SampledRows> ReadAsync(
        FileScan scan,
        char delimiter,
        IReadOnlyList<string> columns,
        bool hasHeader,
        ReadingOptions options,
        CancellationToken cancellationToken)
    {
        var indexes = ColumnLayout.Wanted.IndexesOf(columns);
        var rows = new SampledRows();
        await using var records = scan.OpenSample(delimiter, columns.Count, options);
        if (hasHeader)
        {
            await records.ReadAsync(cancellationToken);
        }

        while (await records.ReadAsync(cancellationToken))
        {
            rows.Take(records, indexes);
        }

        return rows;
    }

    private void Take(RecordStream records, IReadOnlyDictionary<WantedColumn, int> indexes)
    {
        HasRecords = true;
        if (records.Unreadable is not null)
        {
            return;
        }

        var birthday = records.GetTrimmed(indexes[WantedColumn.Birthday]);
        Dates.Take(birthday);
        fit.Take(
            birthday,
            records.GetTrimmed(indexes[WantedColumn.CCNumber]),
            records.GetTrimmed(indexes[WantedColumn.Centimeters]));
    }
}
