using System.Text;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Names and decoders of <see cref="SourceEncoding"/>.</summary>
public static class SourceEncodings
{
    private static readonly Encoding windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The IANA name, for example <c>utf-16le</c>.</summary>
    public static string IanaName(this SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Utf8 => "utf-8",
        SourceEncoding.Utf16LittleEndian => "utf-16le",
        SourceEncoding.Utf16BigEndian => "utf-16be",
        SourceEncoding.Utf32LittleEndian => "utf-32le",
        SourceEncoding.Utf32BigEndian => "utf-32be",
        SourceEncoding.Windows1252 => "windows-1252",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
    };

    /// <summary>
    /// Whether U+FFFD in the decoded text stands for bytes that the encoding doesn't allow. Windows-1252 allows all bytes, and UTF-8
    /// isn't decoded, so that damage is still seen there.
    /// </summary>
    internal static bool ReplacesDamage(this SourceEncoding encoding) =>
        encoding is not (SourceEncoding.Utf8 or SourceEncoding.Windows1252);

    /// <summary>
    /// The same text as UTF-8, decoded as it is read. A byte order mark comes through as U+FEFF, and what can't be
    /// decoded as U+FFFD. UTF-8 itself is passed through untouched. Disposing the result disposes <paramref name="source"/>.
    /// </summary>
    internal static Stream ToUtf8(this SourceEncoding encoding, Stream source) =>
        encoding == SourceEncoding.Utf8
            ? source
            : Encoding.CreateTranscodingStream(source, Decoding(encoding), new UTF8Encoding(false), leaveOpen: false);

    private static Encoding Decoding(SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        SourceEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        SourceEncoding.Utf32LittleEndian => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        SourceEncoding.Utf32BigEndian => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        SourceEncoding.Windows1252 => windows1252,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No decoder."),
    };
}
