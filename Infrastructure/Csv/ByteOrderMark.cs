namespace Kotline.Infrastructure.Csv;

/// <summary>Byte order marks: Unicode Standard, section 23.8; UTF-EBCDIC: Unicode Technical Report 16.</summary>
internal static class ByteOrderMark
{
    public static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> UtfEbcdic => [0xDD, 0x73, 0x66, 0x73];

    /// <summary>
    /// The encoding that the mark indicates; null without a mark. The mark of UTF-32LE begins with the mark of UTF-16LE, so
    /// it is checked first.
    /// </summary>
    public static SourceEncoding? EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, 0x00, 0x00, ..] => SourceEncoding.Utf32LittleEndian,
        [0x00, 0x00, 0xFE, 0xFF, ..] => SourceEncoding.Utf32BigEndian,
        [0xFF, 0xFE, ..] => SourceEncoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => SourceEncoding.Utf16BigEndian,
        _ when head.StartsWith(Utf8) => SourceEncoding.Utf8,
        _ => null,
    };

    /// <summary>The length of the mark in bytes; 0 without a mark.</summary>
    public static int LengthOf(ReadOnlySpan<byte> head) => EncodingOf(head) switch
    {
        null => 0,
        SourceEncoding.Utf8 => 3,
        SourceEncoding.Utf16LittleEndian or SourceEncoding.Utf16BigEndian => 2,
        _ => 4,
    };

    public static bool IsUtfEbcdic(ReadOnlySpan<byte> head) => head.StartsWith(UtfEbcdic);
}
