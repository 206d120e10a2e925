using Kotline.Domain.Stock;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>A storekeeper changes what a product is called, costs and fits.</summary>
public sealed class EditProductModel(
    ReadProduct readProduct, EditProduct editProduct, ListProductCategories listCategories, ListClientChoices listChoices, StockText text) : PageModel
{
    public long Id { get; private set; }

    public ProductForm Form { get; private set; } = ProductForm.Empty();

    public ProductFields Fields { get; private set; } = null!;

    public Product Product { get; private set; } = null!;

    /// <summary>Somebody else changed it since the form was shown: <see cref="Product"/> is what it is now.</summary>
    public bool IsChangedMeanwhile { get; private set; }

    /// <summary>What the next saving compares with.</summary>
    public string Version => IsChangedMeanwhile ? ProductVersion.Of(Product) : Form.Version;

    public string Address => $"/Stock/Products/{Id}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readProduct.RunAsync(id, cancellationToken) is not { } details)
        {
            return NotFound();
        }

        Form = ProductForm.Of(details.Product);
        await ShowAsync(details, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (await readProduct.RunAsync(id, cancellationToken) is not { } details)
        {
            return NotFound();
        }

        Form = ProductForm.Of(Request.Form);
        await ShowAsync(details, cancellationToken);
        if (Form.Read(details.Product.Sku, ModelState, text) is not { } product)
        {
            return this.Invalid();
        }

        switch (await editProduct.RunAsync(HttpContext.Actor(), id, product, Form.Version, cancellationToken))
        {
            case EditProductOutcome.Saved:
                Flash.Success(TempData, text["ProductSaved"]);
                return LocalRedirect(Address);
            case EditProductOutcome.Unchanged:
                Flash.Success(TempData, text["ProductUnchanged"]);
                return LocalRedirect(Address);
            case EditProductOutcome.Invalid invalid:
                Form.Explain(invalid.Failures, ModelState, text);
                return this.Invalid();
            case EditProductOutcome.ChangedMeanwhile changed:
                (Product, IsChangedMeanwhile) = (changed.Current, true);
                return new PageResult { StatusCode = StatusCodes.Status409Conflict };
            default:
                return NotFound();
        }
    }

    private async Task ShowAsync(ProductDetails details, CancellationToken cancellationToken)
    {
        (Id, Product) = (details.Id, details.Product);
        var choices = await listChoices.RunAsync(DatabaseRole.Employee, cancellationToken);
        Fields = new ProductFields(Form, await listCategories.RunAsync(cancellationToken), [.. choices.Brands.Select(brand => brand.Name)], IsNew: false);
    }
}
