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
/// cards and heights of the sample fit.
/// </remarks>
public sealed class DetectFileFormat(ReadingOptions options)
{
    private static readonly char[] delimiters = [',', ';', '\t', '|'];

    /// <param name="profile">What is remembered of the partner; null for a new one.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<FileDetection> RunAsync(PartnerFile file, PartnerProfile? profile, CancellationToken cancellationToken)
    {
        var (scan, refusal) = await FileScan.RunAsync(file, options, cancellationToken);
        if (scan is null)
        {
            return new FileDetection.Refused(refusal!);
        }

        if (scan.IsBlank)
        {
            return Refuse(FileRefusalReason.EmptyFile);
        }

        var candidates = delimiters.OrderByDescending(delimiter => delimiter == profile?.Delimiter).ToArray();
        var header = await FileHeader.FindAsync(scan, candidates, options, cancellationToken);
        return header is null
            ? await WithoutHeaderAsync(scan, candidates, profile, cancellationToken)
            : await WithHeaderAsync(scan, header, profile, cancellationToken);
    }

    private async Task<FileDetection> WithHeaderAsync(
        FileScan scan, FileHeader header, PartnerProfile? profile, CancellationToken cancellationToken)
    {
        var indexes = ColumnLayout.IndexesOf(header.Columns);
        if (ColumnLayout.MissingFrom(indexes) is { Count: > 0 } missing)
        {
            return Refuse(FileRefusalReason.MissingColumns, missing);
        }

        if (ColumnLayout.RepeatedIn(header.Columns) is { Count: > 0 } repeated)
        {
            return Refuse(FileRefusalReason.DuplicateColumns, repeated);
        }

        var sample = await SampledRows.ReadAsync(scan, header.Delimiter, header.Columns, hasHeader: true, options, cancellationToken);
        if (!sample.HasRecords && scan.IsWhollySampled)
        {
            return Refuse(FileRefusalReason.HeaderOnly);
        }

        return Accept(scan, header.Delimiter, hasHeader: true, header.Columns, sample, profile);
    }

    private async Task<FileDetection> WithoutHeaderAsync(
        FileScan scan, char[] candidates, PartnerProfile? profile, CancellationToken cancellationToken)
    {
        foreach (var columns in LayoutsOf(profile))
        {
            foreach (var delimiter in candidates)
            {
                var sample = await SampledRows.ReadAsync(scan, delimiter, columns, hasHeader: false, options, cancellationToken);
                if (sample.Fits)
                {
                    return Accept(scan, delimiter, hasHeader: false, columns, sample, profile);
                }
            }
        }

        return Refuse(FileRefusalReason.HeaderNeeded);
    }

    private static IEnumerable<IReadOnlyList<string>> LayoutsOf(PartnerProfile? profile)
    {
        if (profile?.Columns is { } saved
            && ColumnLayout.MissingFrom(ColumnLayout.IndexesOf(saved)).Count == 0
            && ColumnLayout.RepeatedIn(saved).Count == 0)
        {
            yield return saved;
        }

        yield return ColumnLayout.Standard;
    }

    private static FileDetection.Accepted Accept(
        FileScan scan, char delimiter, bool hasHeader, IReadOnlyList<string> columns, SampledRows sample, PartnerProfile? profile)
    {
        var (dateOrder, isSettled) = sample.Dates.Count(profile?.DateOrder);
        return new FileDetection.Accepted(new DetectedFile(
            scan.Sha256,
            scan.ByteCount,
            scan.Encoding,
            scan.HasByteOrderMark,
            delimiter,
            hasHeader,
            columns,
            ColumnLayout.IndexesOf(columns),
            dateOrder,
            isSettled));
    }

    private static FileDetection.Refused Refuse(FileRefusalReason reason, IReadOnlyList<string>? columns = null) =>
        new(new FileRefusal(reason) { Columns = columns ?? [] });
}
