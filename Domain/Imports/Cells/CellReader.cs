using Kotline.Domain.Characters;

namespace Kotline.Domain.Imports.Cells;

/// <summary>Reads the cells of one row, and remembers which were blank and which malformed.</summary>
internal ref struct CellReader(PartnerCells cells)
{
    public ColumnSet Blank { get; private set; }

    public ColumnSet Malformed { get; private set; }

    /// <summary>Columns whose several lines were joined into one.</summary>
    public ColumnSet Joined { get; private set; }

    /// <summary>A cell that may hold any visible text: a name, a town.</summary>
    public string Text(WantedColumn column) => TryTake(column, out var text) ? text : "";

    public string Text(WantedColumn column, Func<string, string?> parse) =>
        TryTake(column, out var text) ? parse(text) ?? NotText(column) : "";

    public T? Value<T>(WantedColumn column, Func<string, T?> parse)
        where T : struct
    {
        if (!TryTake(column, out var text))
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            Malformed = Malformed.With(column);
        }

        return value;
    }

    private bool TryTake(WantedColumn column, out string text)
    {
        // Trim removes white space as Unicode defines it, including line ends and the no-break space, so that names are compared without
        // it. Characters without width aren't white space, so they are still there to be found below.
        text = cells[column].Trim();
        if (column == WantedColumn.StreetAddress && StreetText.HasLineEnd(text))
        {
            text = StreetText.OnOneLine(text);
            Joined = Joined.With(column);
        }

        if (text.Length == 0)
        {
            Blank = Blank.With(column);
            return false;
        }

        if (CodePoints.Exceed(text, CellBounds.LengthMax(column)) || HiddenCharacters.AreIn(text))
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
