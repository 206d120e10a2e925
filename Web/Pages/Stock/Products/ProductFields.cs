namespace Kotline.Web.Pages.Stock.Products;

/// <summary>What _ProductFields draws.</summary>
/// <param name="Categories">What is suggested.</param>
/// <param name="Brands">What is suggested.</param>
/// <param name="IsNew">Only then has it a SKU to be chosen.</param>
public sealed record ProductFields(ProductForm Form, IReadOnlyList<string> Categories, IReadOnlyList<string> Brands, bool IsNew);
