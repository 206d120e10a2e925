using System.Buffers.Text;
using System.Security.Cryptography;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Receives an upload's bytes as they arrive, in constant memory. In one pass they are hashed, checked and spooled under encryption. They
/// are then read again from the spool to determine the format, and wait for their sender to confirm. Nothing is written to the database.
/// </summary>
public sealed class ReceiveUpload(PendingUploads uploads, CheckFile checkFile)
{
    /// <summary>Longest name of a file, in UTF-16 units; the database has the same bound.</summary>
    public const int NameCharsMax = 255;

    private const int IdBytes = 16;

    /// <param name="arriving">Read to its end, or until the file is refused.</param>
    /// <exception cref="IOException">The bytes stopped arriving.</exception>
    public async Task<UploadOutcome> RunAsync(
        long accountId, string fileName, string partnerName, DateOnly importDate, Stream arriving, CancellationToken cancellationToken)
    {
        if (fileName.Length > NameCharsMax)
        {
            return new UploadOutcome.NameTooLong(NameCharsMax);
        }

        UploadPlace? place = null;
        try
        {
            place = uploads.Open(accountId);
            var file = Arriving(fileName, arriving, place);
            switch (await checkFile.RunAsync(file, partnerName, importDate, new FormatChoice(), cancellationToken))
            {
                case FileCheck.Accepted accepted:
                    return Wait(new FormatDetection.Accepted(accepted.File), accepted.ImportDate);
                case FileCheck.Doubtful doubtful:
                    return Wait(doubtful.Detection, doubtful.ImportDate);
                case FileCheck.Refused refused:
                    return new UploadOutcome.Refused(refused.Refusal);
                case FileCheck.DateInFuture future:
                    return new UploadOutcome.DateInFuture(future.Today);
                default:
                    throw new InvalidOperationException("A look at a file that isn't known here.");
            }
        }
        catch (TooMuchWaitsException)
        {
            return new UploadOutcome.TooMuchWaits();
        }
        finally
        {
            place?.Dispose();
        }

        UploadOutcome.Waits Wait(FormatDetection detection, DateOnly date)
        {
            var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
            var upload = new PendingUpload(id, accountId, fileName, partnerName, date, uploads.ExpiryOfNext, detection, new FormatChoice());
            uploads.Put(place, upload);
            place = null;
            return new UploadOutcome.Waits(upload);
        }
    }

    /// <summary>A file that is read first as it arrives, which spools it, and then from the spool as often as necessary.</summary>
    private static PartnerFile Arriving(string fileName, Stream arriving, UploadPlace place)
    {
        var hasBegun = false;
        return new PartnerFile(fileName, Open);

        Stream Open()
        {
            if (hasBegun)
            {
                return place.Spool.OpenRead();
            }

            hasBegun = true;
            return new ArrivingStream(arriving, place);
        }
    }
}
