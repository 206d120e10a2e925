using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// The bytes of an upload that isn't confirmed yet, on disk under AES-256-GCM, with its own key that is held only in memory. The file has
/// no name from the moment it is created, so the system frees it when the process ends, however it ends.
/// </summary>
/// <remarks>
/// The file consists of pieces of <see cref="PieceBytes"/>, the last one shorter, each followed by its tag. A piece's nonce is its number,
/// since the key is never used for another file. Pieces that were swapped, altered or cut off don't open. One thread writes the file once;
/// then any number of threads may read it.
/// </remarks>
internal sealed class SpoolFile : IDisposable
{
    public const int PieceBytes = 64 * 1024;
    private const int KeyBytes = 32;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    private readonly SafeFileHandle file;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly AesGcm writing;
    private readonly byte[] box = new byte[PieceBytes + TagBytes];
    private byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
    private int pieceLength;
    private long piecesWritten;

    private SpoolFile(SafeFileHandle file)
    {
        this.file = file;
        writing = new AesGcm(key, TagBytes);
    }

    /// <summary>How many bytes were written, before encryption.</summary>
    public long Length { get; private set; }

    public static SpoolFile Create(string folder)
    {
        var path = Path.Combine(folder, $"upload-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.Asynchronous);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(path);
        return new SpoolFile(file);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            var taken = Math.Min(bytes.Length, PieceBytes - pieceLength);
            bytes[..taken].CopyTo(piece.AsMemory(pieceLength));
            bytes = bytes[taken..];
            pieceLength += taken;
            Length += taken;
            if (pieceLength == PieceBytes)
            {
                await SealPieceAsync(cancellationToken);
            }
        }
    }

    /// <summary>Ends the writing.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (pieceLength > 0)
        {
            await SealPieceAsync(cancellationToken);
        }

        ForgetPiece();
    }

    /// <summary>Opens the bytes from their start, as often as necessary.</summary>
    public Stream OpenRead() => new SpoolStream(this);

    /// <summary>Reads and decrypts one piece.</summary>
    /// <param name="plain">At least <see cref="PieceBytes"/> long.</param>
    /// <returns>The piece's length; 0 past the last one.</returns>
    /// <exception cref="IOException">The file was cut.</exception>
    /// <exception cref="AuthenticationTagMismatchException">The file was altered.</exception>
    /// <exception cref="ObjectDisposedException">The upload was removed meanwhile.</exception>
    public async ValueTask<int> ReadPieceAsync(
        AesGcm cipher, long number, Memory<byte> sealedPiece, Memory<byte> plain, CancellationToken cancellationToken)
    {
        var length = (int)Math.Clamp(Length - (number * PieceBytes), 0, PieceBytes);
        var sought = sealedPiece[..(length == 0 ? 0 : length + TagBytes)];
        for (var read = 0; read < sought.Length;)
        {
            var count = await RandomAccess.ReadAsync(file, sought[read..], Place(number) + read, cancellationToken);
            read += count > 0 ? count : throw new IOException("A waiting upload is shorter than what was written of it.");
        }

        if (length > 0)
        {
            cipher.Decrypt(Nonce(number), sought.Span[..length], sought.Span[length..], plain.Span[..length]);
        }

        return length;
    }

    public AesGcm NewCipher() => new(key, TagBytes);

    /// <summary>Frees the file, and forgets its key.</summary>
    public void Dispose()
    {
        file.Dispose();
        writing.Dispose();
        ForgetPiece();
        CryptographicOperations.ZeroMemory(key);
    }

    private async ValueTask SealPieceAsync(CancellationToken cancellationToken)
    {
        writing.Encrypt(Nonce(piecesWritten), piece.AsSpan(0, pieceLength), box.AsSpan(0, pieceLength), box.AsSpan(pieceLength, TagBytes));
        await RandomAccess.WriteAsync(file, box.AsMemory(0, pieceLength + TagBytes), Place(piecesWritten), cancellationToken);
        piecesWritten++;
        pieceLength = 0;
    }

    private void ForgetPiece()
    {
        if (piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
            piece = [];
        }
    }

    private static long Place(long number) => number * (PieceBytes + TagBytes);

    private static byte[] Nonce(long number)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(NonceBytes - sizeof(long)), number);
        return nonce;
    }
}
