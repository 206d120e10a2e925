namespace Kotline.Domain.Imports.Cells;

/// <summary>Reads the cells of one row, and remembers which were blank and which malformed.</summary>
internal ref struct CellReader(PartnerCells cells)
{
    public ColumnSet Blank { get; private set; }

    public ColumnSet Malformed { get; private set; }

    /// <summary>A cell that may hold any text.</summary>
    public string Text(WantedColumn column) => Text(column, FreeText.Parse);

    public string Text(WantedColumn column, Func<string, string?> parse) =>
        TryTake(column, out string text) ? parse(text) ?? NotText(column) : "";

    public T? Value<T>(WantedColumn column, Func<string, T?> parse)
        where T : struct
    {
        if (!TryTake(column, out string text))
        {
            return null;
        }

        T? value = parse(text);
        if (value is null)
        {
            Malformed = Malformed.With(column);
        }

        return value;
    }

    private bool TryTake(WantedColumn column, out string text)
    {
        text = cells[column].Trim();
        if (text.Length == 0)
        {
            Blank = Blank.With(column);
            return false;
        }

        if (text.Length > CellBounds.LengthMax(column))
        {
            Malformed = Malformed.With(column);
            return false;
        }

        return true;
    }

    private string NotText(WantedColumn column)
    {
        Malformed = Malformed.With(column);
        return "";
    }
}
