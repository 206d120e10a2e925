using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>A storekeeper adds a product.</summary>
public sealed class NewProductModel(
    AddProduct addProduct, ListProductCategories listCategories, ListClientChoices listChoices, StockText text) : PageModel
{
    public ProductForm Form { get; private set; } = ProductForm.Empty();

    public ProductFields Fields { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form = ProductForm.Of(Request.Form);
        if (Form.Read(Form["Sku"], ModelState, text) is { } product)
        {
            switch (await addProduct.RunAsync(HttpContext.Actor(), product, cancellationToken))
            {
                case AddProductOutcome.Added added:
                    Flash.Success(TempData, text["ProductAdded"]);
                    return LocalRedirect($"/Stock/Products/{added.Id}");
                case AddProductOutcome.SkuTaken:
                    ModelState.AddModelError("Sku", text["SkuTaken", product.Sku]);
                    break;
                case AddProductOutcome.Invalid invalid:
                    Form.Explain(invalid.Failures, ModelState, text);
                    break;
            }
        }

        await ShowAsync(cancellationToken);
        return this.Invalid();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var choices = await listChoices.RunAsync(DatabaseRole.Employee, cancellationToken);
        Fields = new ProductFields(Form, await listCategories.RunAsync(cancellationToken), [.. choices.Brands.Select(brand => brand.Name)], IsNew: true);
    }
}
