namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>What a product file would do, row by row. Nothing is written yet.</summary>
/// <param name="Rows">In the file's order.</param>
public sealed record ProductFilePlan(IReadOnlyList<PlannedRow> Rows)
{
    private readonly Dictionary<RowFate, int> counts = Rows.GroupBy(row => row.Fate).ToDictionary(rows => rows.Key, rows => rows.Count());

    /// <summary>How many rows bring an opening stock.</summary>
    public int OpeningCount { get; } = Rows.Count(row => row.Opening is not null);

    /// <summary>Whether there is anything to write.</summary>
    public bool DoesAnything => this[RowFate.Created] + this[RowFate.Updated] > 0;

    /// <summary>Whether there are rows that can't be applied.</summary>
    public bool LeavesOut => this[RowFate.Refused] + this[RowFate.Unreadable] > 0;

    /// <summary>How many rows have this fate.</summary>
    public int this[RowFate fate] => counts.GetValueOrDefault(fate);

    public static ProductFilePlan Of(IReadOnlyList<ProductFileRow> rows, KnownStock known)
    {
        var linesBySku = rows.Where(row => row.Row is not null).ToLookup(row => row.Row!.Sku, row => row.Line);
        return new ProductFilePlan([.. rows.Select(row => Plan(row, linesBySku, known))]);
    }

    private static PlannedRow Plan(ProductFileRow read, ILookup<string, long> linesBySku, KnownStock known)
    {
        if (read.Row is not { } row)
        {
            return new PlannedRow(read.Line, "", RowFate.Unreadable, Unreadable: read.Unreadable);
        }

        var isTwice = row.Sku.Length > 0 && linesBySku[row.Sku].Skip(1).Any();
        var failures = isTwice
            ? [new RowFailure(ProductColumn.Sku, RowFailure.SkuTwice, linesBySku[row.Sku].First(line => line != row.Line)), .. read.Failures]
            : read.Failures;
        return JudgeProductRow.Of(row, failures, known);
    }
}
