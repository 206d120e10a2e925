using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// Hashes a partner's file and determines its format, with the help of what is remembered of the partner, or refuses it. Writes nothing.
/// </summary>
public sealed class CheckFile(ReadPartnerProfile profiles, ReadingOptions readingOptions, TimeProvider clock)
{
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">The manager's choices, which override detection.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<FileCheck> RunAsync(
        PartnerFile file, string partnerName, DateOnly? importDate, FormatChoice choice, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        if (importDate > today)
        {
            return new FileCheck.DateInFuture(today);
        }

        var profile = await profiles.RunAsync(partnerName, cancellationToken);
        return await new DetectFormat(readingOptions).RunAsync(file, profile, choice, cancellationToken) switch
        {
            FormatDetection.Accepted accepted => new FileCheck.Accepted(accepted.File, importDate ?? today),
            FormatDetection.Doubtful doubtful => new FileCheck.Doubtful(doubtful, importDate ?? today),
            FormatDetection.Refused refused => new FileCheck.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("A detection that isn't known here."),
        };
    }
}
