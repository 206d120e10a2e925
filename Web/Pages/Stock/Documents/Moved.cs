using Kotline.Infrastructure.Stock.Documents;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>What came of one scan, for the list below the form.</summary>
/// <param name="Refusals">Why nothing was posted; empty when it was.</param>
public sealed record Moved(MoveForm Form, string? ProductName, string? LocationName, StockAnswer? Answer, IReadOnlyList<string> Refusals);
