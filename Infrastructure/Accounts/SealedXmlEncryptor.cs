using System.Text;
using System.Xml.Linq;
using Kotline.Infrastructure.Cards;
using Kotline.Infrastructure.Installing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Encrypts a key of the key ring with the installation's key, by AES-256-GCM. The result is nonce (12 bytes),
/// ciphertext and tag (16 bytes).
/// </summary>
public sealed class SealedXmlEncryptor(Installation installation) : IXmlEncryptor
{
    internal static SecretBox BoxOf(Installation installation) =>
        new(installation.Keys.DataProtection, "kotline data protection 1"u8);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var box = BoxOf(installation).Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(SealedXmlDecryptor));
    }
}
