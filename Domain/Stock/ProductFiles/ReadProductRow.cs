namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>Reads a row's cells. Every unreadable cell is reported, not just the first.</summary>
public static class ReadProductRow
{
    /// <param name="cells">The wanted cells that the file has, trimmed; an empty cell is "".</param>
    public static ProductFileRow Of(long line, IReadOnlyDictionary<ProductColumn, string> cells)
    {
        var failures = new List<RowFailure>();
        var row = new ProductRow(
            line,
            Sku.Normalise(cells.GetValueOrDefault(ProductColumn.Sku)),
            Text(ProductColumn.NameFr),
            Text(ProductColumn.NameEn),
            Text(ProductColumn.Category),
            Read(ProductColumn.Unit, ProductRules.UnitWrong, ProductCellText.Unit),
            Number(ProductColumn.Price, ProductRules.PriceWrong, ProductCellText.Price),
            Number(ProductColumn.ReorderLevel, ProductRules.ReorderLevelWrong, ProductCellText.Whole),
            Read(ProductColumn.Fits, RowFailure.FitsWrong, FitsText.Parse),
            Number(ProductColumn.Active, RowFailure.ActiveWrong, ProductCellText.YesOrNo),
            Number(ProductColumn.OpeningStock, RowFailure.QuantityWrong, ProductCellText.Whole),
            Text(ProductColumn.Location));
        return new ProductFileRow(line, row, failures);

        string? Text(ProductColumn column) => Read(column, RowFailure.TextWrong, ProductCellText.Text);

        T? Read<T>(ProductColumn column, string code, Func<string, T?> parse)
            where T : class
        {
            var cell = cells.GetValueOrDefault(column, "");
            var value = cell.Length == 0 ? null : parse(cell);
            Note(column, code, cell.Length > 0 && value is null);
            return value;
        }

        T? Number<T>(ProductColumn column, string code, Func<string, T?> parse)
            where T : struct
        {
            var cell = cells.GetValueOrDefault(column, "");
            var value = cell.Length == 0 ? null : parse(cell);
            Note(column, code, cell.Length > 0 && value is null);
            return value;
        }

        void Note(ProductColumn column, string code, bool isWrong)
        {
            if (isWrong)
            {
                failures.Add(new RowFailure(column, code));
            }
        }
    }
}
