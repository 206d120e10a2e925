using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file that was received and checked, and now waits until its sender has answered what is doubtful and confirmed it.</summary>
/// <param name="Id">128 random bits; known to its sender alone.</param>
/// <param name="AccountId">The sender's account. Nobody else can see the upload.</param>
/// <param name="Detection">How it will be read, or what is doubtful. A refused file doesn't wait.</param>
/// <param name="Choice">The sender's choices, which override detection.</param>
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
    /// <summary>How the file will be read; null while something is doubtful, so that it can't be confirmed.</summary>
    public FileFormat? File => (Detection as FormatDetection.Accepted)?.File;

    /// <summary>The question that the sender has to answer first; null if there is none.</summary>
    public FileDoubt? Doubt => (Detection as FormatDetection.Doubtful)?.Doubt;

    /// <summary>The encoding in which the file is read.</summary>
    /// <exception cref="InvalidOperationException">The encoding is what is doubtful.</exception>
    public SourceEncoding Encoding => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.Encoding,
        FormatDetection.Doubtful { Encoding: { } encoding } => encoding,
        _ => throw new InvalidOperationException("Its encoding isn't known."),
    };

    /// <summary>The SHA-256 of the bytes as received, in 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.Sha256,
        FormatDetection.Doubtful doubtful => doubtful.Sha256,
        _ => throw new InvalidOperationException("A refused file doesn't wait."),
    };

    /// <summary>The size as received, in bytes.</summary>
    public long ByteCount => Detection switch
    {
        FormatDetection.Accepted accepted => accepted.File.ByteCount,
        FormatDetection.Doubtful doubtful => doubtful.ByteCount,
        _ => throw new InvalidOperationException("A refused file doesn't wait."),
    };
}
