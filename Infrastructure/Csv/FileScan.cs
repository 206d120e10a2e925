using Kotline.Domain.Files;

namespace Kotline.Infrastructure.Csv;

/// <summary>The result of streaming a whole file once: its first bytes and what was counted.</summary>
/// <param name="Encoding">Null when the encoding is doubtful.</param>
/// <param name="Tally">The counts by which the encoding is decided when there is no byte order mark.</param>
/// <param name="Head">The first bytes, as received.</param>
/// <param name="IsBlank">Whether the whole file holds nothing but white space, in any of the encodings.</param>
internal sealed record FileScan(
    string Sha256,
    long ByteCount,
    SourceEncoding? Encoding,
    bool HasByteOrderMark,
    EncodingTally Tally,
    ReadOnlyMemory<byte> Head,
    bool IsBlank)
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>The first bytes, once the encoding is known.</summary>
    public FileSample Sample => new(Encoding!.Value, Head);

    /// <summary>Streams the file to its end, or until its first bytes or its size are reason enough to refuse it.</summary>
    /// <param name="bytes">The file's bytes from their start; disposed of after reading.</param>
    /// <param name="name">The name that the file was sent under. Only its extension is used.</param>
    /// <param name="chosen">The encoding that a person chose. A byte order mark overrides it.</param>
    public static async Task<(FileScan? Scan, FileRefusal? Refusal)> RunAsync(
        Stream bytes, string name, SourceEncoding? chosen, ReadingOptions options, CancellationToken cancellationToken)
    {
        await using var source = new HashingStream(bytes);
        var sample = new byte[options.SampleBytes];
        var sampled = await source.ReadAtLeastAsync(sample, sample.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileSignature.RefusalOf(sample.AsSpan(0, sampled), name) is { } refused)
        {
            return (null, new FileRefusal(refused));
        }

        var mark = ByteOrderMark.EncodingOf(sample.AsSpan(0, sampled));
        var tally = new EncodingTally(2 * options.RecordBytesMax);
        var piece = sample.AsMemory(0, sampled);
        var next = new byte[PieceBytes];
        var isBlank = true;
        var afterMark = ByteOrderMark.LengthOf(piece.Span);
        while (piece.Length > 0)
        {
            if (source.ByteCount > options.FileBytesMax)
            {
                return (null, new FileRefusal(FileRefusalReason.TooLarge) { BytesMax = options.FileBytesMax });
            }

            if (mark is null)
            {
                tally.Take(piece.Span);
            }

            isBlank = isBlank && !piece.Span[afterMark..].ContainsAnyExcept("\0\t\r\n "u8);
            afterMark = 0;
            piece = next.AsMemory(0, await source.ReadAsync(next, cancellationToken));
        }

        tally.Complete();
        var encoding = mark ?? chosen ?? EncodingVerdict.Of(tally);
        var scan = new FileScan(
            source.CurrentSha256(), source.ByteCount, encoding, mark is not null, tally, sample.AsMemory(0, sampled), isBlank);
        return (scan, null);
    }
}
