using System.Buffers;
using System.Text.Unicode;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Tells whether bytes that come in pieces are, taken together, well-formed UTF-8 (RFC 3629).</summary>
internal sealed class StrictUtf8
{
    private const int SequenceBytesMax = 4;
    private readonly char[] scratch = new char[16 * 1024];
    private readonly byte[] carried = new byte[SequenceBytesMax];
    private int carriedCount;
    private bool broken;

    /// <summary>Whether all that was taken is well-formed, an unfinished last sequence not being so.</summary>
    public bool IsValid => !broken && carriedCount == 0;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!broken && carriedCount > 0 && bytes.Length > 0)
        {
            carried[carriedCount++] = bytes[0];
            bytes = bytes[1..];
            if (Decode(carried.AsSpan(0, carriedCount)) > 0)
            {
                carriedCount = 0;
            }
        }

        while (!broken && bytes.Length > 0)
        {
            var read = Decode(bytes);
            bytes = bytes[read..];
            if (read == 0 && !broken)
            {
                bytes.CopyTo(carried);
                carriedCount = bytes.Length;
                return;
            }
        }
    }

    private int Decode(ReadOnlySpan<byte> bytes)
    {
        var status = Utf8.ToUtf16(bytes, scratch, out var read, out _, replaceInvalidSequences: false, isFinalBlock: false);
        broken = status == OperationStatus.InvalidData;
        return read;
    }
}
