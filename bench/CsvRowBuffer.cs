using System.Buffers.Text;
using System.Text;

namespace Kotline.Bench;

/// <summary>Gathers UTF-8 cells and hands full blocks to the stream.</summary>
internal sealed class CsvRowBuffer(Stream output)
{
    private const int BlockBytes = 1 << 18;

    // No row is longer: 43 cells, of which the longest, the browser, is under 200 bytes.
    private const int RowBytesMax = 4_096;

    private readonly byte[] block = new byte[BlockBytes + RowBytesMax];
    private int length;

    public void Text(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(block.AsSpan(length));
        length += utf8.Length;
    }

    public void Cell(ReadOnlySpan<byte> utf8)
    {
        Text(utf8);
        block[length++] = (byte)',';
    }

    public void Separator() => block[length++] = (byte)',';

    public void Quote() => block[length++] = (byte)'"';

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, block.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>With leading zeros, as many digits as asked for.</summary>
    public void Digits(long number, int count)
    {
        for (var i = count - 1; i >= 0; i--, number /= 10)
        {
            block[length + i] = (byte)('0' + (number % 10));
        }

        length += count;
    }

    /// <summary>Tenths as a decimal with a point: 970 is 97.0.</summary>
    public void Tenths(int tenths)
    {
        Number(tenths / 10);
        block[length++] = (byte)'.';
        Digits(tenths % 10, 1);
    }

    public void EndRow()
    {
        block[length++] = (byte)'\n';
        if (length >= BlockBytes)
        {
            Flush();
        }
    }

    public void Flush()
    {
        output.Write(block, 0, length);
        length = 0;
    }

    /// <summary>A cell as the real files write it: quoted only when it holds a space, a quote or a comma.</summary>
    public static byte[] Encoded(string text)
    {
        var quoted = text.AsSpan().IndexOfAny(" \",") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        return Encoding.UTF8.GetBytes(quoted);
    }
}
