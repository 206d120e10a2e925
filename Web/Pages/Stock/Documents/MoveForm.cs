using Kotline.Domain.Stock;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>One product in or out, as texts of a form.</summary>
/// <param name="IsOut">Taken out, or put in; null when the form doesn't say.</param>
/// <param name="Sku">Normalised.</param>
/// <param name="Quantity">As typed.</param>
/// <param name="Key">Made with the form, so that sending it twice posts once.</param>
public sealed record MoveForm(bool? IsOut, string Location, string Sku, string Quantity, string Key)
{
    private const string In = "in";
    private const string Out = "out";

    public string Direction => IsOut == false ? In : Out;

    public static MoveForm New(string? direction, string? location) =>
        new(direction != In, location ?? "", "", "", Guid.NewGuid().ToString());

    public static MoveForm Of(IFormCollection sent) => new(
        sent["direction"].ToString() switch { In => false, Out => true, _ => null },
        sent["location"].ToString(),
        Domain.Stock.Sku.Normalise(StockWords.Line(sent["Sku"])),
        StockWords.Line(sent["Quantity"]),
        StockWords.Line(sent["Key"]));

    public StockRequest Request(long location, int quantity)
    {
        StockLine[] lines = [new(Sku, location, quantity)];
        return IsOut == true ? StockRequest.Remove(Key, lines) : StockRequest.Add(Key, lines);
    }

    /// <summary>The empty form that goes on with the same.</summary>
    public string Href => $"/Stock/Move?direction={Direction}&location={Uri.EscapeDataString(Location)}";
}
