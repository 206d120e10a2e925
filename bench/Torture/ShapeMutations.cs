using System.Globalization;

namespace Kotline.Bench.Torture;

/// <summary>Other ways to write the same rows: nothing of them is damaged, so all are read as they are, or asked about.</summary>
internal static class ShapeMutations
{
    private static readonly string[] dateForms =
    [
        "d/M/yyyy", "dd/MM/yyyy", "dd.MM.yyyy", "d-M-yyyy", "yyyy-MM-dd", "yyyy/M/d", "MM/dd/yyyy", "M-d-yyyy",
    ];

    public static IReadOnlyList<Func<Draft, Dice, string>> All { get; } =
    [
        InLegacyEncoding, InLegacyEncoding, InMarkedEncoding, WithLyingMark, WithDelimiter, Quoted, WithLineEnds, WithDates, WithDates,
        WithColumnsShuffled, WithMoreColumns, WithFewerColumns, WithBlankLines, WithoutLastLineEnd,
    ];

    private static string InLegacyEncoding(Draft draft, Dice dice) => In(dice.Any(TortureEncoding.Legacy), draft);

    private static string InMarkedEncoding(Draft draft, Dice dice) => In(dice.Any(TortureEncoding.Marked), draft);

    private static string In(TortureEncoding encoding, Draft draft)
    {
        draft.Encoding = encoding;
        return $"in {encoding.Name}";
    }

    private static string WithLyingMark(Draft draft, Dice dice)
    {
        draft.Encoding = dice.Any(TortureEncoding.Legacy);
        draft.LyingMark = [0xEF, 0xBB, 0xBF];
        return $"in {draft.Encoding.Name} with the mark of UTF-8";
    }

    private static string WithDelimiter(Draft draft, Dice dice)
    {
        draft.Delimiter = dice.Any([';', '\t', '|']);
        return $"delimiter U+{(int)draft.Delimiter:X4}";
    }

    private static string Quoted(Draft draft, Dice dice)
    {
        var all = dice.Chance(50);
        draft.MustQuote = _ => all;
        return all ? "every cell quoted" : "quoted only where it has to be";
    }

    private static string WithLineEnds(Draft draft, Dice dice)
    {
        draft.LineEnd = dice.Any(["\r\n", "\r\n", "\r"]);
        if (dice.Chance(30))
        {
            dice.Some(draft.Rows).ForEach(row => row.LineEnd = dice.Any(["\n", "\r\n", "\r"]));
            return "mixed line ends";
        }

        return draft.LineEnd == "\r" ? "line ends CR" : "line ends CR LF";
    }

    private static string WithDates(Draft draft, Dice dice)
    {
        var form = dice.Any(dateForms);
        foreach (var row in draft.Rows)
        {
            row.Cells["Birthday"] = row.BirthDate.ToString(form, CultureInfo.InvariantCulture);
        }

        return $"dates as {form}";
    }

    private static string WithColumnsShuffled(Draft draft, Dice dice)
    {
        draft.Columns = dice.Shuffled(draft.Columns);
        draft.IsInStandardOrder = false;
        return "columns in another order";
    }

    private static string WithMoreColumns(Draft draft, Dice dice)
    {
        for (var count = dice.Between(1, 4); count > 0; count--)
        {
            var name = dice.Any(["Age", "GUID", "Note", "Pays d’origine", "Ref"]) + count.ToString(CultureInfo.InvariantCulture);
            draft.Columns.Insert(dice.Below(draft.Columns.Count + 1), new DraftColumn(name, name, name));
            foreach (var row in draft.Rows)
            {
                row.Cells[name] = dice.Any(["", "42", "à voir", "7/7/2007", "x, y"]);
            }
        }

        draft.IsInStandardOrder = false;
        return "more columns";
    }

    private static string WithFewerColumns(Draft draft, Dice dice)
    {
        string[] unwanted =
            ["Number", "NameSet", "MiddleInitial", "Username", "Password", "BrowserUserAgent", "UPS", "Color", "Company", "Domain"];
        draft.Columns.RemoveAll(column => unwanted.Contains(column.Content) && dice.Chance(60));
        draft.IsInStandardOrder = false;
        return "fewer columns";
    }

    private static string WithBlankLines(Draft draft, Dice dice)
    {
        dice.Some(draft.Rows).ForEach(row => row.BlankLines = dice.Between(1, 3));
        return "blank lines";
    }

    private static string WithoutLastLineEnd(Draft draft, Dice dice)
    {
        draft.EndsWithLineEnd = false;
        return "no last line end";
    }
}
