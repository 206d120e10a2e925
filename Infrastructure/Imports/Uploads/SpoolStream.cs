using System.Buffers;
using System.Security.Cryptography;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Reads a <see cref="SpoolFile"/> from its start, piece by piece.</summary>
internal sealed class SpoolStream(SpoolFile spool) : ReadOnlyStream
{
    private readonly AesGcm cipher = spool.NewCipher();
    private readonly byte[] sealedPiece = ArrayPool<byte>.Shared.Rent(2 * SpoolFile.PieceBytes);
    private readonly byte[] plain = ArrayPool<byte>.Shared.Rent(SpoolFile.PieceBytes);
    private long next;
    private int start;
    private int end;
    private bool isClosed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (start == end && buffer.Length > 0)
        {
            (start, end) = (0, await spool.ReadPieceAsync(cipher, next++, sealedPiece, plain, cancellationToken));
        }

        var count = Math.Min(buffer.Length, end - start);
        plain.AsMemory(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed)
        {
            isClosed = true;
            cipher.Dispose();
            ArrayPool<byte>.Shared.Return(sealedPiece);
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }

        base.Dispose(disposing);
    }
}
