using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace Kotline.Infrastructure.Cards;

/// <summary>
/// Seals bytes by AES-256-GCM with one key for one purpose. A sealed box is nonce (12 bytes), ciphertext and tag (16 bytes), and opens only
/// with the same key and purpose. Safe for use by several threads.
/// </summary>
public sealed class SecretBox
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] purpose;

    // Creating a cipher costs more than using it, and threads can't share one.
    private readonly ObjectPool<AesGcm> ciphers;

    /// <param name="key">32 bytes.</param>
    public SecretBox(byte[] key, ReadOnlySpan<byte> purpose)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes);
        ciphers = new DefaultObjectPool<AesGcm>(new Policy(key));
        this.purpose = purpose.ToArray();
    }

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var cipher = ciphers.Get();
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), purpose);
        ciphers.Return(cipher);
        return box;
    }

    /// <exception cref="AuthenticationTagMismatchException">The box was altered, or sealed with another key or purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        var cipher = ciphers.Get();
        cipher.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain, purpose);
        ciphers.Return(cipher);
        return plain;
    }

    private sealed class Policy(byte[] key) : PooledObjectPolicy<AesGcm>
    {
        public override AesGcm Create() => new(key, TagBytes);

        public override bool Return(AesGcm obj) => true;
    }
}
