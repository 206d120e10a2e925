using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Counting;
using Kotline.Infrastructure.Stock.Demand;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Infrastructure.Stock.Ledger;
using Kotline.Infrastructure.Stock.Locations;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Web.Endpoints;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Operations that read the stock and that move it.</summary>
public static class Stock
{
    public static void AddStock(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddSingleton<StockRunner>();
        builder.Services.AddSingleton<PostDocument>();
        builder.Services.AddSingleton<ReverseDocument>();
        builder.Services.AddSingleton<ListLocations>();
        builder.Services.AddSingleton<AddLocation>();
        builder.Services.AddSingleton<AddProduct>();
        builder.Services.AddSingleton<ReadLevels>();
        builder.Services.AddSingleton<VerifyStock>();
        builder.Services.AddSingleton<ListProducts>();
        builder.Services.AddSingleton<ListProductCategories>();
        builder.Services.AddSingleton<ReadProduct>();
        builder.Services.AddSingleton<EditProduct>();
        builder.Services.AddSingleton<RetireProduct>();
        builder.Services.AddSingleton<RenameLocation>();
        builder.Services.AddSingleton<RetireLocation>();
        builder.Services.AddSingleton<ReadLevelHistory>();
        builder.Services.AddSingleton<ReadLedger>();
        builder.Services.AddSingleton<ReadDocument>();
        builder.Services.AddSingleton<ReadCountSheet>();
        builder.Services.AddSingleton<ReadTotals>();
        builder.Services.AddSingleton<FindProducts>();
        builder.Services.AddSingleton<CountProducts>();
        builder.Services.AddSingleton<ReadDemand>();
        builder.Services.AddSingleton<ReadProductDemand>();
        builder.AddProductFiles();

        // A page called Index answers under that name too, where its folder gives its address: this one's gives it another.
        builder.Services.PostConfigure<RazorPagesOptions>(
            options => options.Conventions.AddPageRoute("/Stock/Products/Index", "/Stock/Index"));
    }

    private static void AddProductFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProductFileOptions>()
            .BindConfiguration(ProductFileOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<ProductFileOptions>>().Value);
        builder.Services.AddSingleton<PendingProductFiles>();
        builder.Services.AddSingleton<ReadProductFile>();
        builder.Services.AddSingleton<PlanProductFile>();
        builder.Services.AddSingleton<ApplyProductFile>();
        builder.Services.AddSingleton<FindProductFile>();
        builder.Services.AddSingleton<ReceiveProductFile>();
        builder.Services.AddSingleton<ConfirmProductFile>();
        builder.Services.AddSingleton<TakeInProductFile>();
    }
}
