using System.Security.Cryptography;
using System.Text.Json;

namespace Kotline.Domain.Stock;

/// <summary>Tells whether a product is still what somebody saw.</summary>
public static class ProductVersion
{
    /// <summary>Hexadecimal SHA-256 of all that can be edited: the same for the same product, in whatever order its vehicles are.</summary>
    public static string Of(Product product) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(product with
    {
        Price = decimal.Round(product.Price, 2) + 0.00m,
        Fits = [.. product.Fits.OrderBy(fit => fit.ToString(), StringComparer.Ordinal)],
    })));
}
