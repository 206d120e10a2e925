using System.Text;

namespace Kotline.Infrastructure.Csv;

/// <summary>Names and decoders of <see cref="SourceEncoding"/>.</summary>
public static class SourceEncodings
{
    /// <summary>The encodings with one byte for each character.</summary>
    public static IReadOnlyList<SourceEncoding> OfOneByte { get; } =
    [
        SourceEncoding.Windows1252, SourceEncoding.Latin9, SourceEncoding.MacRoman,
        SourceEncoding.Ibm850, SourceEncoding.Ibm858, SourceEncoding.Ibm437,
    ];

    /// <summary>The encodings that a person may choose for a file without a byte order mark.</summary>
    public static IReadOnlyList<SourceEncoding> Choices { get; } = [SourceEncoding.Utf8, .. OfOneByte];

    /// <summary>The IANA name, for example <c>utf-16le</c>.</summary>
    public static string IanaName(this SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Utf8 => "utf-8",
        SourceEncoding.Utf16LittleEndian => "utf-16le",
        SourceEncoding.Utf16BigEndian => "utf-16be",
        SourceEncoding.Utf32LittleEndian => "utf-32le",
        SourceEncoding.Utf32BigEndian => "utf-32be",
        SourceEncoding.Windows1252 => "windows-1252",
        SourceEncoding.Latin9 => "iso-8859-15",
        SourceEncoding.MacRoman => "macintosh",
        SourceEncoding.Ibm850 => "ibm850",
        SourceEncoding.Ibm858 => "ibm00858",
        SourceEncoding.Ibm437 => "ibm437",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
    };

    /// <summary>The encoding of <see cref="Choices"/> with this IANA name, ignoring case; null if there is none.</summary>
    public static SourceEncoding? Choice(string? ianaName) => Choices
        .Where(encoding => encoding.IanaName().Equals(ianaName, StringComparison.OrdinalIgnoreCase))
        .Select(encoding => (SourceEncoding?)encoding)
        .FirstOrDefault();

    /// <summary>
    /// Whether U+FFFD in the decoded text stands for bytes that the encoding doesn't allow. For one-byte encodings and UTF-8, which isn't
    /// decoded, damage is found in the bytes themselves.
    /// </summary>
    internal static bool ReplacesDamage(this SourceEncoding encoding) => encoding != SourceEncoding.Utf8 && !OfOneByte.Contains(encoding);

    /// <summary>
    /// The same text as UTF-8, decoded as it is read. A byte order mark becomes U+FEFF, and what can't be decoded becomes U+FFFD. UTF-8
    /// itself is passed through untouched. Disposing the result disposes <paramref name="source"/>.
    /// </summary>
    internal static Stream ToUtf8(this SourceEncoding encoding, Stream source) =>
        encoding == SourceEncoding.Utf8
            ? source
            : Encoding.CreateTranscodingStream(source, encoding.Decoding(), new UTF8Encoding(false), leaveOpen: false);

    internal static Encoding Decoding(this SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        SourceEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        SourceEncoding.Utf32LittleEndian => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        SourceEncoding.Utf32BigEndian => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        SourceEncoding.Windows1252 => CodePage(1252),
        SourceEncoding.Latin9 => CodePage(28605),
        SourceEncoding.MacRoman => CodePage(10000),
        SourceEncoding.Ibm850 => CodePage(850),
        SourceEncoding.Ibm858 => CodePage(858),
        SourceEncoding.Ibm437 => CodePage(437),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No decoder."),
    };

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
