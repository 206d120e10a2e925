using Kotline.Domain.Stock;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>The documents that a storekeeper writes line by line, as addresses and texts call them.</summary>
/// <param name="Word">"delivery"; its texts are called so.</param>
/// <param name="HasFrom">Stock is taken from somewhere.</param>
/// <param name="HasTo">Stock is brought somewhere.</param>
public sealed record DocumentKind(string Word, TransactionKind Kind, bool HasFrom, bool HasTo)
{
    public static readonly IReadOnlyList<DocumentKind> All =
    [
        new("delivery", TransactionKind.Incoming, HasFrom: false, HasTo: true),
        new("sale", TransactionKind.Outgoing, HasFrom: true, HasTo: false),
        new("transfer", TransactionKind.Transfer, HasFrom: true, HasTo: true),
    ];

    public static DocumentKind? Of(string? word) => All.FirstOrDefault(kind => kind.Word == word);

    public static string NewHref(string word, string? sku = null) =>
        $"/Stock/Documents/New?kind={word}" + (sku is null ? "" : "&sku=" + Uri.EscapeDataString(sku));
}
