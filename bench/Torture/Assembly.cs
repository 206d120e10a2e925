namespace Kotline.Bench.Torture;

/// <summary>Writes a draft down as bytes, and keeps track of where in them the untouched rows are.</summary>
internal sealed class Assembly
{
    private readonly Draft draft;
    private readonly List<byte> bytes = [];
    private readonly List<(int Start, int Length, UntouchedRow Row)> rows = [];
    private readonly int markLength;

    public Assembly(Draft draft)
    {
        this.draft = draft;
        var mark = draft.LyingMark ?? draft.Encoding.Mark;
        markLength = mark.Length;
        bytes.AddRange(mark);
        draft.Preamble.ForEach(line => Add(line + draft.LineEnd));
        for (var i = 0; i < draft.Headers; i++)
        {
            Add(Line(draft.Columns.Select(column => column.Name)) + draft.LineEnd);
        }

        for (var i = 0; i < draft.Rows.Count; i++)
        {
            Add(draft.Rows[i], isLast: i == draft.Rows.Count - 1);
        }
    }

    public int Length => bytes.Count;

    /// <summary>Whether a byte more or less moves what follows without breaking it.</summary>
    public bool IsOfSingleBytes => draft.Encoding.UnitBytes == 1;

    /// <summary>Puts other bytes in the place of some. A row that has lost or changed a byte isn't untouched any more.</summary>
    public void Replace(int start, int length, ReadOnlySpan<byte> others)
    {
        bytes.RemoveRange(start, length);
        bytes.InsertRange(start, others.ToArray());
        var shift = others.Length - length;
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var row = rows[i];
            if (row.Start >= start + length && shift % draft.Encoding.UnitBytes == 0)
            {
                rows[i] = row with { Start = row.Start + shift };
            }
            else if (row.Start + row.Length > start)
            {
                rows.RemoveAt(i);
            }
        }
    }

    public byte[] Copy(int start, int length) => [.. bytes.GetRange(start, length)];

    /// <summary>An untouched row is one that also begins and ends where a line does.</summary>
    public TortureFile File(int number, string description)
    {
        byte[] all = [.. bytes];
        var lines = new PhysicalLineMap(all, draft.Encoding, markLength);
        return new TortureFile(
            number,
            description,
            all,
            rows.Where(row => lines.NumberAt(row.Start) is not null && lines.EndsAt(row.Start + row.Length))
                .ToDictionary(row => lines.NumberAt(row.Start)!.Value, row => row.Row));
    }

    private void Add(DraftRow row, bool isLast)
    {
        var end = row.LineEnd ?? draft.LineEnd;
        for (var i = 0; i < row.BlankLines; i++)
        {
            Add(end);
        }

        var text = Line(draft.Columns.Select(column => row.Cells[column.Content]));
        var (clean, isWhole) = draft.Encoding.BytesOf(text);
        var written = row.DamageText is { } damageText ? draft.Encoding.BytesOf(damageText(text)).Bytes : clean;
        written = row.DamageBytes?.Invoke(text, written) ?? written;
        if (isWhole && written.AsSpan().SequenceEqual(clean))
        {
            rows.Add((bytes.Count, clean.Length, UntouchedOf(row)));
        }
        else if (written.Length % draft.Encoding.UnitBytes != 0)
        {
            // A half unit too many would shift all that follows: it is left out.
            written = written[..^(written.Length % draft.Encoding.UnitBytes)];
        }

        bytes.AddRange(written);
        if (!isLast || draft.EndsWithLineEnd)
        {
            Add(end);
        }
    }

    private UntouchedRow UntouchedOf(DraftRow row) => new(
        draft.Columns.DistinctBy(draft.MeaningOf).ToDictionary(draft.MeaningOf, column => row.Cells[column.Content]), row.BirthDate);

    private string Line(IEnumerable<string> cells) => PlainCsv.Line(cells, draft.Delimiter, draft.MustQuote);

    private void Add(string text) => bytes.AddRange(draft.Encoding.BytesOf(text).Bytes);
}
