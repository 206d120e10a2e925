using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>
/// The products with what there is of each: searched as one types, filtered, sorted, page by page. All of it is in the address.
/// </summary>
public sealed class IndexModel(ListProducts listProducts, ListProductCategories listCategories, StockText text) : PageModel
{
    public bool IsStorekeeper => User.Holds(Role.Storekeeper);

    public ProductSearch Search { get; private set; } = new();

    public ProductList List { get; private set; } = null!;

    public IReadOnlyList<string> Categories { get; private set; } = [];

    public bool IsNarrowed => Search with { Sort = ProductSort.Sku, IsDescending = false, Page = 1 } != new ProductSearch();

    public StockFace Face => Search.IsLow ? StockFace.Low : StockFace.Products;

    /// <summary>Where the levels of the products on this page come from as they change.</summary>
    public string LevelsHref => StockLive.OfProducts(List.Products.Select(product => product.Id));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Search = ProductListAddress.Parse(Request.QueryString.Value);
        Categories = await listCategories.RunAsync(cancellationToken);
        List = await listProducts.RunAsync(Search, Languages.Current, cancellationToken);

        // Without the fields that were left blank.
        Response.Headers["HX-Push-Url"] = ProductListAddress.Of(Search);
        return this.PageOrPartial("Stock/Products/_Products");
    }

    public Pager Pager() => new(
        text.Plural("ProductCount", List.Count),
        List.Page > 1 ? Href(1) : null,
        List.Page > 1 ? Href(List.Page - 1) : null,
        List.Page < List.PageCount ? Href(List.Page + 1) : null);

    /// <summary>A column's heading: what it is sorted by already, it sorts the other way round.</summary>
    public SortHeader Header(ProductSort sort)
    {
        var isCurrent = Search.Sort == sort;
        return new SortHeader(
            text["Column_" + sort],
            sort.ToString().ToLowerInvariant(),
            isCurrent,
            Search.IsDescending,
            ProductListAddress.Of(Search with { Sort = sort, IsDescending = isCurrent && !Search.IsDescending, Page = 1 }),
            IsNumber: sort is ProductSort.Level or ProductSort.Price);
    }

    public IReadOnlyList<Choice> CategoryOptions() =>
        [new("", text["AllCategories"]), .. Categories.Select(category => new Choice(category, category))];

    public IReadOnlyList<Choice> StateOptions() =>
        [new("", text["State_active"]), new("retired", text["State_retired"]), new("all", text["State_all"])];

    public IReadOnlyList<Choice> MarkOptions() => [new("", text["Mark_any"]), new("low", text["Mark_low"])];

    private string Href(int page) => ProductListAddress.Of(Search with { Page = page });
}
