using System.Text.Json;
using System.Text.Json.Serialization;
using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>A product's state in the JSON that sql/027 reads and writes.</summary>
internal sealed record ProductStateJson(
    string NameFr,
    string NameEn,
    string Category,
    string Unit,
    decimal Price,
    int ReorderLevel,
    bool IsActive,
    IReadOnlyList<FittingVehicle> Fits)
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static ProductState Read(string sku, string json)
    {
        var state = JsonSerializer.Deserialize<ProductStateJson>(json, Options)!;
        var product = new Product(sku, state.NameFr, state.NameEn, state.Category, state.Unit, state.Price, state.ReorderLevel, state.Fits);
        return new ProductState(product, state.IsActive);
    }

    public static ProductStateJson Of(ProductState state)
    {
        var product = state.Product;
        return new ProductStateJson(
            product.NameFr,
            product.NameEn,
            product.Category,
            product.Unit,
            product.Price,
            product.ReorderLevel,
            state.IsActive,
            product.Fits);
    }
}
