using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// The first pass over a partner's file: its hash, size, encoding, delimiter, header, columns and date order, or why it is refused.
/// The whole file is streamed once, in flat memory; nothing of it is kept.
/// </summary>
/// <remarks>
/// In this order: 1. what the first bytes give away (images, spreadsheets, UTF-EBCDIC, other binary); 2. the size, and with the whole
/// file read, blankness and encoding; 3. a header under whichever delimiter names most columns, its missing or repeated
/// columns, and rows after it; 4. without a header, the partner's saved columns, then the standard ones, each kept only if dates,
/// cards and heights of the sample fit. What a manager chose is not detected, and the file is refused where it can't be so.
/// </remarks>
public sealed class DetectFileFormat(ReadingOptions options)
{
    /// <summary>What may stand between two fields.</summary>
    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|'];

    public Task<FileDetection> RunAsync(PartnerFile file, PartnerProfile? profile, CancellationToken cancellationToken) =>
        RunAsync(file, profile, new FormatChoice(), cancellationToken);

    /// <param name="profile">What is remembered of the partner; null for a new one.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<FileDetection> RunAsync(
        PartnerFile file, PartnerProfile? profile, FormatChoice choice, CancellationToken cancellationToken)
    {
        var (scan, refusal) = await FileScan.RunAsync(file.OpenRead(), file.Name, options, cancellationToken);
        if (scan is null)
        {
            return new FileDetection.Refused(refusal!);
        }

        if (scan.IsBlank)
        {
            return Refuse(FileRefusalReason.EmptyFile);
        }

        char[] candidates = choice.Delimiter is { } chosen
            ? [chosen]
            : [.. Delimiters.OrderByDescending(delimiter => delimiter == profile?.Delimiter)];
        var header = choice.HasHeader switch
        {
            true => await FileHeader.TakeAsync(scan, candidates, ColumnLayout.IsStandardName, options, cancellationToken),
            false => null,
            null => await FileHeader.FindAsync(scan, candidates, ColumnLayout.IsStandardName, options, cancellationToken),
        };
        return header is null
            ? await WithoutHeaderAsync(scan, candidates, profile, choice.DateOrder, cancellationToken)
            : await WithHeaderAsync(scan, header, profile, choice.DateOrder, cancellationToken);
    }

    private async Task<FileDetection> WithHeaderAsync(
        FileScan scan, FileHeader header, PartnerProfile? profile, DateOrder? chosen, CancellationToken cancellationToken)
    {
        var indexes = ColumnLayout.Wanted.IndexesOf(header.Columns);
        if (ColumnLayout.Wanted.MissingFrom(indexes) is { Count: > 0 } missing)
        {
            return Refuse(FileRefusalReason.MissingColumns, missing);
        }

        if (ColumnLayout.Wanted.RepeatedIn(header.Columns) is { Count: > 0 } repeated)
        {
            return Refuse(FileRefusalReason.DuplicateColumns, repeated);
        }

        var sample = await SampledRows.ReadAsync(scan, header.Delimiter, header.Columns, hasHeader: true, options, cancellationToken);
        if (!sample.HasRecords && scan.IsWhollySampled)
        {
            return Refuse(FileRefusalReason.HeaderOnly);
        }

        return Accept(scan, header.Delimiter, hasHeader: true, header.Columns, sample, profile, chosen);
    }

    private async Task<FileDetection> WithoutHeaderAsync(
        FileScan scan, char[] candidates, PartnerProfile? profile, DateOrder? chosen, CancellationToken cancellationToken)
    {
        foreach (var columns in LayoutsOf(profile))
        {
            foreach (var delimiter in candidates)
            {
                var sample = await SampledRows.ReadAsync(scan, delimiter, columns, hasHeader: false, options, cancellationToken);
                if (sample.Fits)
                {
                    return Accept(scan, delimiter, hasHeader: false, columns, sample, profile, chosen);
                }
            }
        }

        return Refuse(FileRefusalReason.HeaderNeeded);
    }

    private static IEnumerable<IReadOnlyList<string>> LayoutsOf(PartnerProfile? profile)
    {
        if (profile?.Columns is { } saved
            && ColumnLayout.Wanted.MissingFrom(ColumnLayout.Wanted.IndexesOf(saved)).Count == 0
            && ColumnLayout.Wanted.RepeatedIn(saved).Count == 0)
        {
            yield return saved;
        }

        yield return ColumnLayout.Standard;
    }

    private static FileDetection Accept(
        FileScan scan,
        char delimiter,
        bool hasHeader,
        IReadOnlyList<string> columns,
        SampledRows sample,
        PartnerProfile? profile,
        DateOrder? chosen)
    {
        if (chosen is { } order && !sample.Dates.Fit(order))
        {
            return Refuse(FileRefusalReason.DatesDontFit);
        }

        var (dateOrder, isSettled) = chosen is null ? sample.Dates.Count(profile?.DateOrder) : (chosen.Value, true);
        return new FileDetection.Accepted(new DetectedFile(
            scan.Sha256,
            scan.ByteCount,
            scan.Encoding,
            scan.HasByteOrderMark,
            delimiter,
            hasHeader,
            columns,
            ColumnLayout.Wanted.IndexesOf(columns),
            dateOrder,
            isSettled));
    }

    private static FileDetection.Refused Refuse(FileRefusalReason reason, IReadOnlyList<string>? columns = null) =>
        new(new FileRefusal(reason) { Columns = columns ?? [] });
}
