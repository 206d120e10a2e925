using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Encrypts a key of the ring under the installation's own: AES-256-GCM; nonce (12 bytes), ciphertext, tag (16 bytes).</summary>
public sealed class SealedXmlEncryptor(Installation installation) : IXmlEncryptor
{
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(installation.DataProtectionKey, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(SealedXmlDecryptor));
    }
}
