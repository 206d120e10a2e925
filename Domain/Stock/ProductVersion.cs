using System.Security.Cryptography;
using System.Text.Json;

namespace Kotline.Domain.Stock;

/// <summary>Tells whether a product has changed since somebody saw it.</summary>
public static class ProductVersion
{
    /// <summary>The SHA-256, in hexadecimal, of everything that can be edited. The order of the vehicles makes no difference.</summary>
    public static string Of(Product product) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(product with
    {
        Price = decimal.Round(product.Price, 2) + 0.00m,
        Fits = [.. product.Fits.OrderBy(fit => fit.ToString(), StringComparer.Ordinal)],
    })));
}
