using System.Security.Cryptography;
using System.Text;

namespace Kotline.Infrastructure.Cards;

/// <summary>
/// Encrypts cards (AES-256-GCM) and digests them (HMAC-SHA-256), with keys that never enter the database. Source: the design, section 6,
/// Cards; PCI DSS 3.5. Safe for use by several threads.
/// </summary>
/// <param name="encryptionKey">32 bytes.</param>
/// <param name="digestKey">32 bytes, different from the encryption key.</param>
public sealed class CardCipher(byte[] encryptionKey, byte[] digestKey)
{
    private const char Separator = '\u001F';
    private readonly SecretBox box = new(encryptionKey, "kotline card 1"u8);

    /// <summary>A digest of 32 bytes that is equal for equal numbers, and doesn't reveal the number.</summary>
    public byte[] Fingerprint(string number) => Digest("number" + Separator + number);

    /// <summary>
    /// A digest of 32 bytes that is equal for equal lists of texts, such as a card's details or a whole row, and doesn't reveal them.
    /// </summary>
    public byte[] DigestOf(ReadOnlySpan<string> texts) => Digest(string.Join(Separator, texts));

    /// <summary>Encrypts number, CVV2 and expiry as the partner wrote them.</summary>
    public byte[] Encrypt(CardDetails card) =>
        box.Seal(Encoding.UTF8.GetBytes(string.Join(Separator, card.Number, card.Cvv2, card.Expiry)));

    /// <exception cref="AuthenticationTagMismatchException">The bytes were altered, or encrypted under another key.</exception>
    public CardDetails Decrypt(ReadOnlySpan<byte> ciphertext)
    {
        var parts = Encoding.UTF8.GetString(box.Open(ciphertext)).Split(Separator);
        return new CardDetails(parts[0], parts[1], parts[2]);
    }

    private byte[] Digest(string text) => HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(text));
}
