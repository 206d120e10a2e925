using System.Text;

namespace Kotline.Bench.Torture;

/// <summary>An encoding that files come in, whether the product reads it or not.</summary>
/// <param name="UnitBytes">Bytes of its smallest unit.</param>
/// <param name="Mark">The byte order mark that such a file begins with; empty without one.</param>
internal sealed record TortureEncoding(string Name, Encoding Encoding, int UnitBytes, byte[] Mark)
{
    public static readonly TortureEncoding Utf8 = new("utf-8", Strict(new UTF8Encoding(false)), 1, []);

    /// <summary>Those of single bytes, in which people still save.</summary>
    public static readonly IReadOnlyList<TortureEncoding> Legacy =
        [Page("windows-1252", 1252), Page("iso-8859-15", 28605), Page("macintosh", 10000), Page("ibm850", 850)];

    public static readonly IReadOnlyList<TortureEncoding> Marked =
    [
        Utf8 with { Name = "utf-8 with its mark", Mark = [0xEF, 0xBB, 0xBF] },
        new("utf-16le", Strict(new UnicodeEncoding(bigEndian: false, byteOrderMark: false)), 2, [0xFF, 0xFE]),
        new("utf-16be", Strict(new UnicodeEncoding(bigEndian: true, byteOrderMark: false)), 2, [0xFE, 0xFF]),
        new("utf-32le", Strict(new UTF32Encoding(bigEndian: false, byteOrderMark: false)), 4, [0xFF, 0xFE, 0, 0]),
        new("utf-32be", Strict(new UTF32Encoding(bigEndian: true, byteOrderMark: false)), 4, [0, 0, 0xFE, 0xFF]),
    ];

    /// <summary>The bytes, and whether all of the text could be written so; a question mark stands for what couldn't.</summary>
    public (byte[] Bytes, bool IsWhole) BytesOf(string text)
    {
        try
        {
            return (Encoding.GetBytes(text), true);
        }
        catch (EncoderFallbackException)
        {
            var replacing = (Encoding)Encoding.Clone();
            replacing.EncoderFallback = new EncoderReplacementFallback("?");
            return (replacing.GetBytes(text), false);
        }
    }

    private static TortureEncoding Page(string name, int number) =>
        new(name, Strict(CodePagesEncodingProvider.Instance.GetEncoding(number)!), 1, []);

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        return strict;
    }
}
