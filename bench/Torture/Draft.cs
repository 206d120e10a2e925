using System.Globalization;

namespace Kotline.Bench.Torture;

/// <summary>A file while it is being mutated: rows of cells, and how they will be written.</summary>
internal sealed class Draft
{
    public required List<DraftColumn> Columns { get; set; }

    public required List<DraftRow> Rows { get; set; }

    public TortureEncoding Encoding { get; set; } = TortureEncoding.Utf8;

    public char Delimiter { get; set; } = ',';

    public string LineEnd { get; set; } = "\n";

    public bool EndsWithLineEnd { get; set; } = true;

    /// <summary>Which cells are quoted beside those that have to be; the real files quote a space.</summary>
    public Func<string, bool> MustQuote { get; set; } = cell => cell.Contains(' ', StringComparison.Ordinal);

    /// <summary>How often the header stands there.</summary>
    public int Headers { get; set; } = 1;

    /// <summary>Lines above the header.</summary>
    public List<string> Preamble { get; } = [];

    /// <summary>A mark that isn't the encoding's.</summary>
    public byte[]? LyingMark { get; set; }

    public bool IsInStandardOrder { get; set; } = true;

    public static Draft Of(Original original, int firstRow, int rowCount) => new()
    {
        Columns = [.. original.Columns.Select(name => new DraftColumn(name, name, name))],
        Rows = [.. original.Rows.Skip(firstRow).Take(rowCount).Select(cells => new DraftRow(
            original.Columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second),
            DateOnly.ParseExact(cells[BirthdayAt(original)], "M/d/yyyy", CultureInfo.InvariantCulture)))],
    };

    /// <summary>The name by which a reader has to know a column: what the header says, else what is in it.</summary>
    public string MeaningOf(DraftColumn column) => Headers > 0 ? column.Says : column.Content;

    private static int BirthdayAt(Original original) => original.Columns.ToList().IndexOf("Birthday");
}

/// <param name="Content">What its cells are, by the standard name.</param>
/// <param name="Name">What the header has.</param>
/// <param name="Says">What the header says that its cells are, whether that is true or not.</param>
internal sealed record DraftColumn(string Content, string Name, string Says);

/// <summary>A row by its columns' standard names, and what will be done to its bytes.</summary>
internal sealed class DraftRow(Dictionary<string, string> cells, DateOnly birthDate)
{
    public Dictionary<string, string> Cells { get; } = cells;

    public DateOnly BirthDate => birthDate;

    public string? LineEnd { get; set; }

    /// <summary>Blank lines before it.</summary>
    public int BlankLines { get; set; }

    /// <summary>Another text than the clean one of the row; null leaves it.</summary>
    public Func<string, string>? DamageText { get; set; }

    /// <summary>Other bytes than the clean ones, which may be told apart from the row's text.</summary>
    public Func<string, byte[], byte[]>? DamageBytes { get; set; }

    public DraftRow Copy() => new(new Dictionary<string, string>(Cells), birthDate) { LineEnd = LineEnd };
}
