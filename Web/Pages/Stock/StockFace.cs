using System.Security.Claims;
using Kotline.Domain.Accounts;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;

namespace Kotline.Web.Pages.Stock;

/// <summary>The sections of the stock; those where it is written are the storekeepers'.</summary>
public enum StockFace
{
    Products,
    Low,
    Ledger,
    Demand,
    Move,
    Stocktake,
    Locations,
    Files,
}

public static class StockFaces
{
    private static readonly (StockFace Face, string Href, bool IsForStorekeepers)[] all =
    [
        (StockFace.Products, "/Stock", false),
        (StockFace.Low, "/Stock?mark=low", false),
        (StockFace.Ledger, "/Stock/Ledger", false),
        (StockFace.Demand, "/Stock/Demand", false),
        (StockFace.Move, "/Stock/Move", true),
        (StockFace.Stocktake, "/Stock/Stocktake", true),
        (StockFace.Locations, "/Stock/Locations", true),
        (StockFace.Files, "/Stock/Files", true),
    ];

    public static Tabs Tabs(StockText text, ClaimsPrincipal user, StockFace current) => new(
        text["Faces"],
        [.. all.Where(face => !face.IsForStorekeepers || user.Holds(Role.Storekeeper))
            .Select(face => new Tab(text["Face_" + face.Face], face.Href, face.Face == current))]);
}
