using System.Text;

namespace Kotline.Infrastructure.Csv;

/// <summary>Names and decoders of <see cref="SourceEncoding"/>.</summary>
public static class SourceEncodings
{
    /// <summary>Those of one byte a character.</summary>
    public static IReadOnlyList<SourceEncoding> OfOneByte { get; } =
    [
        SourceEncoding.Windows1252, SourceEncoding.Latin9, SourceEncoding.MacRoman,
        SourceEncoding.Ibm850, SourceEncoding.Ibm858, SourceEncoding.Ibm437,
    ];

    /// <summary>Those that a person may choose for a file without a byte order mark.</summary>
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

    /// <summary>The one of <see cref="Choices"/> that has this IANA name, in any case; null when none has.</summary>
    public static SourceEncoding? Choice(string? ianaName) => Choices
        .Where(encoding => encoding.IanaName().Equals(ianaName, StringComparison.OrdinalIgnoreCase))
        .Select(encoding => (SourceEncoding?)encoding)
        .FirstOrDefault();

    /// <summary>
    /// Whether U+FFFD in the decoded text stands for bytes that the encoding doesn't allow. One-byte encodings are told by their
    /// bytes, and UTF-8 isn't decoded, so that damage is still seen there.
    /// </summary>
    internal static bool ReplacesDamage(this SourceEncoding encoding) => encoding != SourceEncoding.Utf8 && !OfOneByte.Contains(encoding);

    /// <summary>
    /// The same text as UTF-8, decoded as it is read. A byte order mark comes through as U+FEFF, and what can't be
    /// decoded as U+FFFD. UTF-8 itself is passed through untouched. Disposing the result disposes <paramref name="source"/>.
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
