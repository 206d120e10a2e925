using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Examines a partner's file before anything is written. It finds the hash, size, encoding, delimiter, header, columns and date order, or
/// what has to be asked first, or why the file is refused. The whole file is streamed twice, in constant memory, and nothing of it is kept.
/// </summary>
/// <remarks>
/// It goes in this order: 1. what the first bytes reveal (images, spreadsheets, UTF-EBCDIC, other binary); 2. the size and, from the whole
/// file, whether it is blank and its encoding; 3. the columns (<see cref="FindColumns"/>): from a header, or by positions that the rows
/// fit; 4. from all records, whether there are any, the date order, and whether two columns look swapped. What a person chose isn't
/// detected. What isn't certain is asked and never guessed, because a wrong guess would be wrong for every client of the file.
/// </remarks>
public sealed class DetectFormat(ReadingOptions options)
{
    public Task<FormatDetection> RunAsync(PartnerFile file, PartnerProfile? profile, CancellationToken cancellationToken) =>
        RunAsync(file, profile, new FormatChoice(), cancellationToken);

    /// <param name="profile">What is remembered of the partner; null for a new partner.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<FormatDetection> RunAsync(
        PartnerFile file, PartnerProfile? profile, FormatChoice choice, CancellationToken cancellationToken)
    {
        var (scan, refusal) = await FileScan.RunAsync(file.OpenRead(), file.Name, choice.Encoding, options, cancellationToken);
        if (scan is null)
        {
            return new FormatDetection.Refused(refusal!);
        }

        if (scan.IsBlank)
        {
            return new FormatDetection.Refused(new FileRefusal(FileRefusalReason.EmptyFile));
        }

        if (scan.Encoding is null)
        {
            return Ask(scan, new FileDoubt.Encoding(scan.Tally.Lines, EncodingVerdict.Candidates(scan.Tally)));
        }

        return await new FindColumns(scan.Sample, profile, choice, options).RunAsync(cancellationToken) switch
        {
            FoundColumns.Found found => await SurveyAsync(file, scan, found, profile, choice, cancellationToken),
            FoundColumns.Doubtful doubtful => Ask(scan, doubtful.Doubt),
            FoundColumns.Refused refused => new FormatDetection.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("Columns that aren't known here."),
        };
    }

    private async Task<FormatDetection> SurveyAsync(
        PartnerFile file,
        FileScan scan,
        FoundColumns.Found found,
        PartnerProfile? profile,
        FormatChoice choice,
        CancellationToken cancellationToken)
    {
        var detected = new FileFormat(
            scan.Sha256,
            scan.ByteCount,
            scan.Encoding!.Value,
            scan.HasByteOrderMark,
            found.Delimiter,
            found.HeaderLine,
            found.Names,
            found.Indexes,
            choice.DateOrder ?? DateOrder.MonthDayYear,
            DateOrderSettled: choice.DateOrder is not null)
        {
            EncodingIsSaid = choice.Encoding is not null && !scan.HasByteOrderMark,
            ColumnsToRemember = found.NamesToRemember,
            NamesToRemember = found.SaidOfNames,
        };
        var survey = await FileSurvey.ReadAsync(file, detected, options, cancellationToken);
        if (survey.Records == survey.Unreadable)
        {
            return new FormatDetection.Refused(new FileRefusal(
                survey.Records == 0 && found.HeaderLine is not null ? FileRefusalReason.HeaderOnly : FileRefusalReason.NothingReadable));
        }

        // If a person named the places of both columns, the question was asked before.
        if (survey.Swaps.Doubt(choice.Columns?.Keys ?? []) is { } swapped)
        {
            return Ask(scan, swapped);
        }

        if (choice.DateOrder is { } chosen)
        {
            return survey.Dates.Allows(chosen)
                ? new FormatDetection.Accepted(detected)
                : new FormatDetection.Refused(new FileRefusal(FileRefusalReason.DatesDontFit));
        }

        return survey.Dates.Settle(profile?.DateOrder) is var (order, isSettled)
            ? new FormatDetection.Accepted(detected with { DateOrder = order, DateOrderSettled = isSettled })
            : Ask(scan, survey.Dates.Doubt());
    }

    private static FormatDetection.Doubtful Ask(FileScan scan, FileDoubt doubt) =>
        new(doubt, scan.Sha256, scan.ByteCount, scan.Encoding, scan.HasByteOrderMark);
}
