using System.Text;
using System.Xml.Linq;
using Kotline.Infrastructure.Installing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Opens what <see cref="SealedXmlEncryptor"/> sealed. ASP.NET Core creates it by the type name that is stored with the element.
/// </summary>
public sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var box = SealedXmlEncryptor.BoxOf(services.GetRequiredService<Installation>());
        return XElement.Parse(Encoding.UTF8.GetString(box.Open(Convert.FromBase64String(encryptedElement.Value))));
    }
}
