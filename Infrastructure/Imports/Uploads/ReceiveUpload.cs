using System.Buffers.Text;
using System.Security.Cryptography;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Takes an upload's bytes as they arrive, in flat memory: they are hashed, looked at and spooled under encryption in one pass, and then
/// wait for their sender to confirm. Nothing is written to the database.
/// </summary>
public sealed class ReceiveUpload(PendingUploads uploads, LookAtFile lookAtFile)
{
    /// <summary>Longest name of a file, in UTF-16 units; the database has the same bound.</summary>
    public const int NameCharsMax = 255;

    private const int IdBytes = 16;

    /// <param name="arriving">Read to its end, or to where it is refused.</param>
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
            var file = new PartnerFile(fileName, () => new ArrivingStream(arriving, place));
            var choice = new FormatChoice();
            switch (await lookAtFile.RunAsync(file, partnerName, importDate, choice, cancellationToken))
            {
                case FileLook.Accepted accepted:
                    var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
                    var upload = new PendingUpload(
                        id, accountId, fileName, partnerName, accepted.ImportDate, uploads.ExpiryOfNext, accepted.File, choice);
                    uploads.Put(place, upload);
                    place = null;
                    return new UploadOutcome.Waits(upload);
                case FileLook.Refused refused:
                    return new UploadOutcome.Refused(refused.Refusal);
                case FileLook.DateInFuture future:
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
    }
}
