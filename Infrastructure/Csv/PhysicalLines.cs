namespace Kotline.Infrastructure.Csv;

/// <summary>Physical lines of UTF-8 text, ended by CR LF, LF or CR.</summary>
internal static class PhysicalLines
{
    public const byte Cr = (byte)'\r';
    public const byte Lf = (byte)'\n';

    /// <summary>The number of bytes before the first line end, or -1 if there is none.</summary>
    public static int FirstLength(ReadOnlySpan<byte> text) => text.IndexOfAny(Cr, Lf);

    /// <summary>The number of line ends. CR LF counts as one.</summary>
    public static int CountEnds(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var at = FirstLength(text); at >= 0; at = FirstLength(text))
        {
            text = text[(at + EndLength(text[at..]))..];
            count++;
        }

        return count;
    }

    /// <summary>The length in bytes of the line end at the start of <paramref name="text"/>; 0 if there is none.</summary>
    public static int EndLength(ReadOnlySpan<byte> text) => text switch
    {
        [Cr, Lf, ..] => 2,
        [Cr, ..] or [Lf, ..] => 1,
        _ => 0,
    };
}
