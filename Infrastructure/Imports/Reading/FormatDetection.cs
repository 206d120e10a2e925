using Kotline.Domain.Files;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The result of examining a file: how to read it, what has to be asked first, or why it is refused.</summary>
public abstract record FormatDetection
{
    private FormatDetection()
    {
    }

    public sealed record Accepted(FileFormat File) : FormatDetection;

    /// <param name="Sha256">SHA-256 of the bytes as received, 64 lower-case hexadecimal digits.</param>
    /// <param name="ByteCount">Size as received, in bytes.</param>
    /// <param name="Encoding">Null when the encoding is what is doubtful.</param>
    /// <param name="HasByteOrderMark">Whether the encoding is known from the byte order mark.</param>
    public sealed record Doubtful(
        FileDoubt Doubt, string Sha256, long ByteCount, SourceEncoding? Encoding, bool HasByteOrderMark) : FormatDetection;

    public sealed record Refused(FileRefusal Refusal) : FormatDetection;
}
