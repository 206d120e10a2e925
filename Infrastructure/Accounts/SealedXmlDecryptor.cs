using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Opens what <see cref="SealedXmlEncryptor"/> sealed. ASP.NET Core creates it by the type's name, kept beside the element.</summary>
public sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var nonce = box[..SealedXmlEncryptor.NonceBytes];
        var cipher = box[SealedXmlEncryptor.NonceBytes..^SealedXmlEncryptor.TagBytes];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(services.GetRequiredService<Installation>().DataProtectionKey, SealedXmlEncryptor.TagBytes);
        aes.Decrypt(nonce, cipher, box[^SealedXmlEncryptor.TagBytes..], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
