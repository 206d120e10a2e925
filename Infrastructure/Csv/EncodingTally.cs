using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Counts the lines of a whole file, which comes in pieces, that have bytes beyond ASCII: how many aren't well-formed UTF-8 (RFC 3629), and
/// how many of those each one-byte encoding can't explain.
/// </summary>
/// <param name="lineBytesMax">A longer line is taken in parts. A character that is cut between two parts counts as broken.</param>
/// <param name="brokenLinesKept">How many of the lines that aren't UTF-8 are kept unchanged.</param>
internal sealed class EncodingTally(int lineBytesMax, int brokenLinesKept = 0)
{
    private readonly (SourceEncoding Encoding, LetterTable Letters)[] tables =
        [.. SourceEncodings.OfOneByte.Select(encoding => (encoding, LetterTable.Of(encoding)))];

    private readonly int[] undefined = new int[SourceEncodings.OfOneByte.Count];
    private readonly int[] unusual = new int[SourceEncodings.OfOneByte.Count];
    private readonly int[] implausible = new int[SourceEncodings.OfOneByte.Count];
    private readonly ArrayBufferWriter<byte> begun = new();
    private readonly List<byte[]> brokenLines = [];

    /// <summary>The number of lines with bytes beyond ASCII.</summary>
    public int Lines { get; private set; }

    /// <summary>How many of <see cref="Lines"/> aren't UTF-8.</summary>
    public int Broken { get; private set; }

    public IReadOnlyList<byte[]> BrokenLines => brokenLines;

    public void Take(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var length = PhysicalLines.FirstLength(piece);
            if (length < 0)
            {
                begun.Write(piece);
                if (begun.WrittenCount > lineBytesMax)
                {
                    EndBegun();
                }

                return;
            }

            if (begun.WrittenCount == 0)
            {
                TakeLine(piece[..length]);
            }
            else
            {
                begun.Write(piece[..length]);
                EndBegun();
            }

            piece = piece[(length + 1)..];
        }
    }

    /// <summary>Ends the count. The file's last line may have no line end.</summary>
    public void Complete() => EndBegun();

    /// <summary>How many lines aren't UTF-8 and hold a byte that the encoding leaves undefined.</summary>
    public int Undefined(SourceEncoding encoding) => undefined[Place(encoding)];

    /// <summary>How many lines aren't UTF-8 and, in this encoding, hold letters where nobody would write them.</summary>
    public int Implausible(SourceEncoding encoding) => implausible[Place(encoding)];

    /// <summary>
    /// How many lines aren't UTF-8 and, in this encoding, hold other non-ASCII characters than the letters of French and German.
    /// </summary>
    public int Unusual(SourceEncoding encoding) => unusual[Place(encoding)];

    private int Place(SourceEncoding encoding) => Array.FindIndex(tables, table => table.Encoding == encoding);

    private void EndBegun()
    {
        TakeLine(begun.WrittenSpan);
        begun.ResetWrittenCount();
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (Ascii.IsValid(line))
        {
            return;
        }

        Lines++;
        if (Utf8.IsValid(line))
        {
            return;
        }

        Broken++;
        if (brokenLines.Count < brokenLinesKept)
        {
            brokenLines.Add(line.ToArray());
        }

        for (var place = 0; place < tables.Length; place++)
        {
            undefined[place] += tables[place].Letters.IsDefined(line) ? 0 : 1;
            unusual[place] += tables[place].Letters.IsUsual(line) ? 0 : 1;
            implausible[place] += tables[place].Letters.IsPlausible(line) ? 0 : 1;
        }
    }
}
