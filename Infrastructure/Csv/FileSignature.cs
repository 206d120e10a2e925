using Kotline.Domain.Files;

namespace Kotline.Infrastructure.Csv;

/// <summary>Recognises by their first bytes files that are sent by mistake.</summary>
internal static class FileSignature
{
    /// <summary>
    /// Within this many first bytes, a NUL means a binary file, unless there is a byte order mark. It is the same figure as git's. Further
    /// on, a NUL costs only its record.
    /// </summary>
    private const int ProbeBytes = 8_000;

    /// <summary>The reason to refuse a file that begins like this, whatever follows; null when it may be text.</summary>
    public static FileRefusalReason? RefusalOf(ReadOnlySpan<byte> head, string fileName)
    {
        if (IsImage(head))
        {
            return FileRefusalReason.Image;
        }

        if (IsZip(head))
        {
            // A workbook is a zip archive. Nothing tells it from other archives as surely as its name.
            return fileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                ? FileRefusalReason.NotText
                : FileRefusalReason.Spreadsheet;
        }

        if (IsCompoundFile(head))
        {
            return FileRefusalReason.Spreadsheet;
        }

        if (ByteOrderMark.IsUtfEbcdic(head))
        {
            return FileRefusalReason.UtfEbcdic;
        }

        return IsPdf(head) || IsGzip(head) || HasNul(head) ? FileRefusalReason.NotText : null;
    }

    private static bool IsImage(ReadOnlySpan<byte> head) =>
        IsPng(head) || IsJpeg(head)
        || head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)
        || IsBitmap(head) || IsWebp(head)
        || head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8);

    private static bool IsPng(ReadOnlySpan<byte> head) => head is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    private static bool IsJpeg(ReadOnlySpan<byte> head) => head is [0xFF, 0xD8, 0xFF, ..];

    // A header may well begin with "BM", so the four reserved bytes of a bitmap are checked too: they are zero, which no text holds.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.StartsWith("BM"u8) && head.Length >= 10 && !head[6..10].ContainsAnyExcept((byte)0);

    private static bool IsWebp(ReadOnlySpan<byte> head) =>
        head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8);

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    private static bool IsCompoundFile(ReadOnlySpan<byte> head) =>
        head is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    private static bool IsPdf(ReadOnlySpan<byte> head) => head.StartsWith("%PDF-"u8);

    private static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    private static bool HasNul(ReadOnlySpan<byte> head) =>
        ByteOrderMark.EncodingOf(head) is null && head[..Math.Min(head.Length, ProbeBytes)].Contains((byte)0);
}
