using Kotline.Domain.Stock;

namespace Kotline.Web.Pages.Stock.Documents;

/// <summary>A delivery, a sale or a transfer as texts of a form. A line without a SKU and a quantity is none.</summary>
public sealed class DocumentForm
{
    private const int FreeLines = 5;

    public required DocumentKind Kind { get; init; }

    /// <summary>Made with the form, so that sending it twice posts once.</summary>
    public required string Key { get; init; }

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Reference { get; init; } = "";

    public string Reason { get; init; } = "";

    public IReadOnlyList<Line> Lines { get; init; } = [];

    /// <summary>The location whose levels are shown beside the lines.</summary>
    public string ShownLocation => Kind.HasFrom ? From : To;

    /// <summary>The lines that say something, with their places in the form.</summary>
    public IEnumerable<(int Place, Line Line)> Written => Lines.Index().Where(line => !line.Item.IsBlank);

    /// <summary>The line that is written next.</summary>
    public int FirstBlank => Lines.TakeWhile(line => !line.IsBlank).Count();

    /// <param name="Sku">Normalised.</param>
    /// <param name="Quantity">As typed.</param>
    public sealed record Line(string Sku, string Quantity)
    {
        public bool IsBlank => Sku.Length == 0 && Quantity.Length == 0;
    }

    public static DocumentForm New(DocumentKind kind, string? sku) => new()
    {
        Kind = kind,
        Key = Guid.NewGuid().ToString(),
        Lines = Lengthened([new Line(Domain.Stock.Sku.Normalise(StockWords.Line(sku)), "")]),
    };

    public static DocumentForm Of(DocumentKind kind, IFormCollection sent)
    {
        var lines = Enumerable.Range(0, StockRequestRules.LinesMax)
            .Select(place => new Line(Domain.Stock.Sku.Normalise(StockWords.Line(sent[$"Sku-{place}"])), StockWords.Line(sent[$"Quantity-{place}"])))
            .Reverse().SkipWhile(line => line.IsBlank).Reverse();
        return new DocumentForm
        {
            Kind = kind,
            Key = StockWords.Line(sent["Key"]),
            From = sent["From"].ToString(),
            To = sent["To"].ToString(),
            Reference = StockWords.Line(sent["Reference"]),
            Reason = StockWords.Line(sent["Reason"]),
            Lines = Lengthened(lines),
        };
    }

    /// <summary>What is asked for: what was scanned twice is added up.</summary>
    /// <param name="from">Where stock is taken from; of a delivery, where it comes to.</param>
    public StockRequest Request(long from, long to)
    {
        var lines = Written.GroupBy(written => written.Line.Sku)
            .Select(same => new StockLine(same.Key, from, same.Sum(written => Quantities.Read(written.Line.Quantity) ?? 0)))
            .ToList();
        var (reference, reason) = (Reference.Length == 0 ? null : Reference, Reason.Length == 0 ? null : Reason);
        return Kind.Kind switch
        {
            TransactionKind.Incoming => StockRequest.Add(Key, lines, reference, reason),
            TransactionKind.Outgoing => StockRequest.Remove(Key, lines, reference, reason),
            TransactionKind.Transfer => StockRequest.Transfer(Key, lines, to, reference, reason),
            _ => throw new InvalidOperationException($"No request for {Kind.Kind}."),
        };
    }

    /// <summary>The same with a key of its own: what its old one stands for is another document.</summary>
    public DocumentForm WithNewKey() => new()
    {
        Kind = Kind,
        Key = Guid.NewGuid().ToString(),
        From = From,
        To = To,
        Reference = Reference,
        Reason = Reason,
        Lines = Lines,
    };

    private static List<Line> Lengthened(IEnumerable<Line> lines)
    {
        List<Line> all = [.. lines.Take(StockRequestRules.LinesMax)];
        while (all.Count < StockRequestRules.LinesMax && all.Count(line => line.IsBlank) < FreeLines)
        {
            all.Add(new Line("", ""));
        }

        return all;
    }
}
