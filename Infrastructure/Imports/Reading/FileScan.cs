using System.Runtime.InteropServices;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What streaming a whole file once tells, besides its first bytes.</summary>
/// <param name="Sample">The first bytes, as received.</param>
/// <param name="IsBlank">Whether there is nothing but white space (of any encoding that is read) in the whole file.</param>
internal sealed record FileScan(
    string Sha256, long ByteCount, SourceEncoding Encoding, bool HasByteOrderMark, ReadOnlyMemory<byte> Sample, bool IsBlank)
{
    private const int PieceBytes = 64 * 1024;

    public bool IsWhollySampled => ByteCount == Sample.Length;

    /// <summary>The records of the sample; the last one may be cut.</summary>
    public RecordStream OpenSample(char delimiter, int? expectedFieldCount, ReadingOptions options)
    {
        MemoryMarshal.TryGetArray(Sample, out var bytes);
        var utf8 = Encoding.ToUtf8(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
        return new RecordStream(utf8, delimiter, expectedFieldCount, Encoding.ReplacesDamage(), options);
    }

    /// <summary>Streams the file to its end, unless its beginning or its size is enough to refuse it.</summary>
    /// <param name="bytes">From their start; disposed of when they are read.</param>
    /// <param name="name">The name that the file was sent under; only its ending is ever looked at.</param>
    public static async Task<(FileScan? Scan, FileRefusal? Refusal)> RunAsync(
        Stream bytes, string name, ReadingOptions options, CancellationToken cancellationToken)
    {
        await using var source = new HashingStream(bytes);
        var sample = new byte[options.SampleBytes];
        var sampled = await source.ReadAtLeastAsync(sample, sample.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileSignature.RefusalOf(sample.AsSpan(0, sampled), name) is { } refused)
        {
            return (null, new FileRefusal(refused));
        }

        var mark = ByteOrderMark.EncodingOf(sample.AsSpan(0, sampled));
        var utf8 = new StrictUtf8();
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

            utf8.Take(piece.Span);
            isBlank = isBlank && !piece.Span[afterMark..].ContainsAnyExcept("\0\t\r\n "u8);
            afterMark = 0;
            piece = next.AsMemory(0, await source.ReadAsync(next, cancellationToken));
        }

        var encoding = mark ?? (utf8.IsValid ? SourceEncoding.Utf8 : SourceEncoding.Windows1252);
        var scan = new FileScan(
            source.CurrentSha256(), source.ByteCount, encoding, mark is not null, sample.AsMemory(0, sampled), isBlank);
        return (scan, null);
    }
}
