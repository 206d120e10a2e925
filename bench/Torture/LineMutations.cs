using System.Globalization;
using System.Text;

namespace Kotline.Bench.Torture;

/// <summary>Damage to some rows: what becomes of those is nobody's promise, that it stays with them is.</summary>
internal static class LineMutations
{
    public static IReadOnlyList<Func<Draft, Dice, string>> All { get; } =
    [
        InLegacyEncoding, InLegacyEncoding, InUtf8, AsUtf16, Overlong, WithMark, WithDelimiter, QuoteLost, QuoteAdded, CellLost, CellAdded,
        WithDates, Flipped, WithNul, LineEndInStreet,
    ];

    private static string InLegacyEncoding(Draft draft, Dice dice)
    {
        var encoding = dice.Any(TortureEncoding.Legacy);
        return Bytes(draft, dice, $"in {encoding.Name}", (text, _) => encoding.BytesOf(text).Bytes);
    }

    private static string InUtf8(Draft draft, Dice dice) => Bytes(draft, dice, "in utf-8", (text, _) => Encoding.UTF8.GetBytes(text));

    private static string AsUtf16(Draft draft, Dice dice) => Bytes(draft, dice, "with a piece of UTF-16", (_, bytes) =>
    {
        var (start, length) = Piece(bytes.Length, 40, dice);
        var end = start + length;
        return [.. bytes[..start], .. bytes[start..end].SelectMany(unit => new byte[] { unit, 0 }), .. bytes[end..]];
    });

    // The two bytes C1 A1 would be an "a", were such sequences allowed.
    private static string Overlong(Draft draft, Dice dice) => Bytes(draft, dice, "with overlong sequences", (_, bytes) =>
        [.. bytes.SelectMany(unit => unit == 'a' && dice.Chance(20) ? new byte[] { 0xC1, 0xA1 } : [unit])]);

    private static string WithMark(Draft draft, Dice dice) => Bytes(draft, dice, "with a byte order mark", (_, bytes) =>
    {
        var at = dice.Chance(50) ? 0 : dice.Below(bytes.Length + 1);
        return [.. bytes[..at], 0xEF, 0xBB, 0xBF, .. bytes[at..]];
    });

    private static string WithDelimiter(Draft draft, Dice dice)
    {
        var other = dice.Any([',', ';', '\t', '|']);
        return Text(draft, dice, $"with delimiter U+{(int)other:X4}", text => text.Replace(draft.Delimiter, other));
    }

    private static string QuoteLost(Draft draft, Dice dice) => Text(draft, dice, "with a quote lost", text =>
    {
        var quotes = PlacesOf('"', text);
        return quotes.Count == 0 ? text : text.Remove(dice.Any(quotes), 1);
    });

    private static string QuoteAdded(Draft draft, Dice dice) =>
        Text(draft, dice, "with a quote added", text => text.Insert(dice.Below(text.Length + 1), "\""));

    private static string CellLost(Draft draft, Dice dice) => Text(draft, dice, "with a cell lost", text =>
    {
        var delimiters = PlacesOf(draft.Delimiter, text);
        return delimiters.Count == 0 ? text : text.Remove(dice.Any(delimiters), 1);
    });

    private static string CellAdded(Draft draft, Dice dice) => Text(draft, dice, "with a cell added", text =>
        text.Insert(dice.Below(text.Length + 1), draft.Delimiter.ToString()));

    private static string WithDates(Draft draft, Dice dice)
    {
        var form = dice.Any(["d/M/yyyy", "dd.MM.yyyy", "yyyy-MM-dd", "d/M/yy"]);
        var rows = dice.Some(draft.Rows);
        foreach (var row in rows)
        {
            var (clean, damaged) = (row.Cells["Birthday"], row.BirthDate.ToString(form, CultureInfo.InvariantCulture));
            row.DamageText = text => text.Replace(clean, damaged, StringComparison.Ordinal);
        }

        return Said(rows.Count, $"with dates as {form}");
    }

    private static string Flipped(Draft draft, Dice dice) => Bytes(draft, dice, "with bytes flipped", (_, bytes) =>
    {
        byte[] flipped = [.. bytes];
        for (var count = dice.Between(1, 5); count > 0 && flipped.Length > 0; count--)
        {
            flipped[dice.Below(flipped.Length)] ^= (byte)(1 << dice.Below(8));
        }

        return flipped;
    });

    private static string WithNul(Draft draft, Dice dice) =>
        Text(draft, dice, "with a NUL", text => text.Insert(dice.Below(text.Length + 1), "\0"));

    private static string LineEndInStreet(Draft draft, Dice dice) =>
        Text(draft, dice, "with a line end", text => text.Insert(dice.Below(text.Length + 1), dice.Any(["\n", "\r\n", "\"\n\""])));

    private static string Text(Draft draft, Dice dice, string what, Func<string, string> damage)
    {
        var rows = dice.Some(draft.Rows);
        rows.ForEach(row => row.DamageText = damage);
        return Said(rows.Count, what);
    }

    private static string Bytes(Draft draft, Dice dice, string what, Func<string, byte[], byte[]> damage)
    {
        var rows = dice.Some(draft.Rows);
        rows.ForEach(row => row.DamageBytes = damage);
        return Said(rows.Count, what);
    }

    private static string Said(int rows, string what) => string.Create(CultureInfo.InvariantCulture, $"{rows} rows {what}");

    private static List<int> PlacesOf(char character, string text) =>
        [.. Enumerable.Range(0, text.Length).Where(place => text[place] == character)];

    private static (int Start, int Length) Piece(int total, int lengthMax, Dice dice)
    {
        var length = Math.Min(total, dice.Between(1, lengthMax));
        return (dice.Below(total - length + 1), length);
    }
}
