using Kotline.Infrastructure.Stock;

namespace Kotline.Web.Setup;

/// <summary>The stock: what reads it and what moves it.</summary>
public static class Stock
{
    public static void AddStock(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StockRunner>();
        builder.Services.AddSingleton<PostDocument>();
        builder.Services.AddSingleton<ReverseDocument>();
        builder.Services.AddSingleton<ListLocations>();
        builder.Services.AddSingleton<AddLocation>();
        builder.Services.AddSingleton<AddProduct>();
        builder.Services.AddSingleton<ReadLevels>();
        builder.Services.AddSingleton<VerifyStock>();
        builder.Services.AddSingleton<ReadDemand>();
        builder.Services.AddSingleton<ReadProductDemand>();
    }
}
