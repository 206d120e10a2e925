using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file that was received and looked at, and waits for its sender: to answer what is doubtful, then to confirm it.</summary>
/// <param name="Id">128 random bits; known to its sender alone.</param>
/// <param name="AccountId">Who sent it. To anybody else it isn't there.</param>
/// <param name="Detection">How it will be read, or what is doubtful; a refused file doesn't wait.</param>
/// <param name="Choice">What its sender said against detection.</param>
public sealed record PendingUpload(
    string Id,
    long AccountId,
    string FileName,
    string PartnerName,
    DateOnly ImportDate,
    DateTimeOffset ExpiresAt,
    FormatDetection Detection,
    FormatChoice Choice)
{
    /// <summary>How it will be read; null while something is doubtful, and it can't be confirmed.</summary>
    public FileFormat? File => (Detection as FormatDetection.Accepted)?.File;

    /// <summary>What its sender has to answer first; null for nothing.</summary>
    public FileDoubt? Doubt => (Detection as FormatDetection.Doubtful)?.Doubt;

    /// <summary>In which it is read.</summary>
    /// <exception cref="InvalidOperationException">It is what is doubtful.</exception>
    public SourceEncoding Encoding => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.Encoding,
        FormatDetection.Doubtful { Encoding: { } encoding } => encoding,
        _ => throw new InvalidOperationException("Its encoding isn't known."),
    };

    /// <summary>Of the bytes as received, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.Sha256,
        FormatDetection.Doubtful doubtful => doubtful.Sha256,
        _ => throw new InvalidOperationException("A refused file doesn't wait."),
    };

    /// <summary>Size as received.</summary>
    public long ByteCount => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.ByteCount,
        FormatDetection.Doubtful doubtful => doubtful.ByteCount,
        _ => throw new InvalidOperationException("A refused file doesn't wait."),
    };
}
