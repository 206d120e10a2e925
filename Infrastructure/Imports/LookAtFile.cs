using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports;

/// <summary>Hashes a partner's file and settles its format, with what is remembered of the partner; or refuses it. Writes
/// nothing.</summary>
public sealed class LookAtFile(Installation installation, ReadingOptions readingOptions, TimeProvider clock)
{
    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">What a manager says against detection.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<FileLook> RunAsync(
        PartnerFile file, string partnerName, DateOnly? importDate, FormatChoice choice, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        if (importDate > today)
        {
            return new FileLook.DateInFuture(today);
        }

        var profile = await new ReadPartnerProfile(installation.Database.Web).RunAsync(partnerName, cancellationToken);
        return await new DetectFileFormat(readingOptions).RunAsync(file, profile, choice, cancellationToken) switch
        {
            FileDetection.Accepted accepted => new FileLook.Accepted(accepted.File, importDate ?? today),
            FileDetection.Doubtful doubtful => new FileLook.Doubtful(doubtful, importDate ?? today),
            FileDetection.Refused refused => new FileLook.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("A detection that isn't known here."),
        };
    }
}
