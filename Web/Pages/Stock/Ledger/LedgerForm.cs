using System.Globalization;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace Kotline.Web.Pages.Stock.Ledger;

/// <summary>The filter of the ledger as it stands in the address. What can't be understood is no condition.</summary>
public sealed class LedgerForm
{
    public const string Path = "/Stock/Ledger";
    public const string ExportPath = "/Stock/Ledger/Export";

    [FromQuery(Name = "q")]
    public string? Words { get; init; }

    /// <summary>"incoming".</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "location")]
    public string? Location { get; init; }

    /// <summary>A product's number.</summary>
    [FromQuery(Name = "product")]
    public string? Product { get; init; }

    /// <summary>A day in Paris, as an input of type date writes it.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    public LedgerFilter Read() => new(
        StockWords.Read(Words, LedgerFilter.WordsLengthMax),
        Enum.GetValues<TransactionKind>().Cast<TransactionKind?>().FirstOrDefault(kind => Word(kind!.Value) == Kind),
        Id(Location),
        Id(Product),
        Moments.Read(From),
        Moments.ReadDayEnd(To));

    /// <summary>The address of the list, or of its file, with this filter.</summary>
    /// <param name="cursor">"before" or "after", with a transaction's number.</param>
    public string Href(string path = Path, string cursor = "", long? transaction = null)
    {
        (string Name, string? Value)[] fields =
        [
            ("q", Words), ("kind", Kind), ("location", Location), ("product", Product), ("from", From), ("to", To),
            (cursor, transaction?.ToString(CultureInfo.InvariantCulture)),
        ];
        return path + QueryString.Create(fields
            .Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    /// <summary>As the address calls it.</summary>
    public static string Word(TransactionKind kind) => kind.ToString().ToLowerInvariant();

    private static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
