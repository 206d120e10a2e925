using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>How a file is to be read, as <see cref="DetectFormat"/> found it. Holds no cell of the file.</summary>
/// <param name="Sha256">SHA-256 of the bytes as received, 64 lower-case hexadecimal digits.</param>
/// <param name="ByteCount">Size as received, in bytes.</param>
/// <param name="Encoding">Settled by the byte order mark, else by a person, else by what was counted over the whole file.</param>
/// <param name="HasByteOrderMark">Whether the byte order mark settled the encoding.</param>
/// <param name="Delimiter">One of comma, semicolon, tab and vertical bar.</param>
/// <param name="HeaderLine">The physical line, 1-based, of the record that names the columns; null without one. What stands above it is
/// skipped.</param>
/// <param name="Columns">Every column's name in file order, as in the header, or the partner's saved or the standard ones.</param>
/// <param name="FieldIndexes">Where each wanted column stands, 0-based. StateFull may be absent.</param>
/// <param name="DateOrder">The order of day, month and year.</param>
/// <param name="DateOrderSettled">False when the dates fit several orders alike, and what is remembered of the partner decided.</param>
public sealed record FileFormat(
    string Sha256,
    long ByteCount,
    SourceEncoding Encoding,
    bool HasByteOrderMark,
    char Delimiter,
    long? HeaderLine,
    IReadOnlyList<string> Columns,
    IReadOnlyDictionary<WantedColumn, int> FieldIndexes,
    DateOrder DateOrder,
    bool DateOrderSettled)
{
    public bool HasHeader => HeaderLine is not null;

    /// <summary>How many lines above the header are skipped: a title, an export's date.</summary>
    public long LinesAboveHeader => (HeaderLine ?? 1) - 1;

    /// <summary>How many fields a readable record has.</summary>
    public int FieldCount => Columns.Count;

    /// <summary>Whether a person said the encoding: then no line is doubted for its letters.</summary>
    public bool EncodingIsSaid { get; init; }

    /// <summary><see cref="Columns"/> as the partner's next file without a header is read by them.</summary>
    public IReadOnlyList<string> ColumnsToRemember { get; init; } = Columns;

    /// <summary>What a person said of the header's names, to be remembered for the partner's next file; empty for nothing.</summary>
    public IReadOnlyDictionary<string, WantedColumn> NamesToRemember { get; init; } = new Dictionary<string, WantedColumn>();
}
