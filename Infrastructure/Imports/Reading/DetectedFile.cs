using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>How a file is to be read, as <see cref="DetectFileFormat"/> found it. Holds no cell of the file.</summary>
/// <param name="Sha256">SHA-256 of the bytes as received, 64 lower-case hexadecimal digits.</param>
/// <param name="ByteCount">Size as received, in bytes.</param>
/// <param name="Encoding">Settled by the byte order mark, else by strict decoding of the whole file.</param>
/// <param name="HasByteOrderMark">Whether the byte order mark settled the encoding.</param>
/// <param name="Delimiter">One of comma, semicolon, tab and vertical bar.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="Columns">Every column's name in file order, as in the header, or the partner's saved or the standard ones.</param>
/// <param name="FieldIndexes">Where each wanted column stands, 0-based. StateFull may be absent.</param>
/// <param name="DateOrder">The order of day, month and year.</param>
/// <param name="DateOrderSettled">False when the sampled dates fit several orders alike, and memory or default decided.</param>
public sealed record DetectedFile(
    string Sha256,
    long ByteCount,
    SourceEncoding Encoding,
    bool HasByteOrderMark,
    char Delimiter,
    bool HasHeader,
    IReadOnlyList<string> Columns,
    IReadOnlyDictionary<WantedColumn, int> FieldIndexes,
    DateOrder DateOrder,
    bool DateOrderSettled)
{
    /// <summary>How many fields a readable record has.</summary>
    public int FieldCount => Columns.Count;
}
