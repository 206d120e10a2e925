using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Counts, of a whole file that comes in pieces, the lines with bytes beyond ASCII: those that aren't well-formed UTF-8 (RFC 3629), and
/// among
/// these how many each one-byte encoding doesn't explain.
/// </summary>
/// <param name="lineBytesMax">A longer line is taken in parts, and a character that is cut there counts as broken.</param>
/// <param name="brokenLinesKept">How many of the lines that aren't UTF-8 are kept, as they came.</param>
internal sealed class EncodingTally(int lineBytesMax, int brokenLinesKept = 0)
{
    private readonly (SourceEncoding Encoding, LetterTable Letters)[] tables =
        [.. SourceEncodings.OfOneByte.Select(encoding => (encoding, LetterTable.Of(encoding)))];

    private readonly int[] undefined = new int[SourceEncodings.OfOneByte.Count];
    private readonly int[] unusual = new int[SourceEncodings.OfOneByte.Count];
    private readonly int[] implausible = new int[SourceEncodings.OfOneByte.Count];
    private readonly ArrayBufferWriter<byte> begun = new();
    private readonly List<byte[]> brokenLines = [];

    /// <summary>Lines with bytes beyond ASCII.</summary>
    public int Lines { get; private set; }

    /// <summary>Those of them that aren't UTF-8.</summary>
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

    /// <summary>The file's last line may have no end.</summary>
    public void Complete() => EndBegun();

    /// <summary>Lines that aren't UTF-8 and hold a byte that the encoding leaves undefined.</summary>
    public int Undefined(SourceEncoding encoding) => undefined[Place(encoding)];

    /// <summary>Lines that aren't UTF-8 and hold, in this encoding, letters that nobody would write so.</summary>
    public int Implausible(SourceEncoding encoding) => implausible[Place(encoding)];

    /// <summary>Lines that aren't UTF-8 and hold, in this encoding, anything but the letters of French and German.</summary>
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
