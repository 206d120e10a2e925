using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>How a file is to be read, as <see cref="DetectFormat"/> found it. Holds no cell of the file.</summary>
/// <param name="Sha256">SHA-256 of the bytes as received, 64 lower-case hexadecimal digits.</param>
/// <param name="ByteCount">Size as received, in bytes.</param>
/// <param name="Encoding">Known from the byte order mark, or else from a person, or else from counts over the whole file.</param>
/// <param name="HasByteOrderMark">Whether the encoding is known from the byte order mark.</param>
/// <param name="Delimiter">One of comma, semicolon, tab and vertical bar.</param>
/// <param name="HeaderLine">The physical line, from 1, of the record that names the columns; null if there is none. Lines above
/// it are skipped.</param>
/// <param name="Columns">Every column's name in file order: from the header, or else the partner's saved names or
/// the standard ones.</param>
/// <param name="FieldIndexes">The position, from 0, of each wanted column. StateFull may be absent.</param>
/// <param name="DateOrder">The order of day, month and year.</param>
/// <param name="DateOrderSettled">False when the dates fit several orders equally, and the partner's remembered order decided.</param>
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

    /// <summary>The number of lines above the header, which are skipped: a title, an export's date.</summary>
    public long LinesAboveHeader => (HeaderLine ?? 1) - 1;

    /// <summary>The number of fields of a readable record.</summary>
    public int FieldCount => Columns.Count;

    /// <summary>Whether a person chose the encoding. If so, no line counts as damaged because of its letters.</summary>
    public bool EncodingIsSaid { get; init; }

    /// <summary>The form of <see cref="Columns"/> that is remembered for the partner's next file without a header.</summary>
    public IReadOnlyList<string> ColumnsToRemember { get; init; } = Columns;

    /// <summary>
    /// The meanings of the header's names that a person gave, to be remembered for the partner's next file; empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, WantedColumn> NamesToRemember { get; init; } = new Dictionary<string, WantedColumn>();
}
