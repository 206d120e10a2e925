using System.Text;
using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// Reads a file of products in the same way as partners' files: encoding and delimiter are detected, and of a broken file only the
/// broken rows are lost.
/// </summary>
public sealed class ReadProductFile(ProductFileOptions options)
{
    /// <summary>Longest name of a file, in UTF-16 units; the database has the same bound.</summary>
    public const int NameCharsMax = 255;

    private static readonly ColumnNames<ProductColumn> columns = new(ProductColumns.ByName, ProductColumns.Required, ProductColumns.Fold);

    /// <param name="bytes">The file's bytes from their start. They are read to their end, or until the file is refused, and
    /// then disposed of.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    public async Task<ProductFileReading> RunAsync(string name, Stream bytes, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > NameCharsMax)
        {
            return new ProductFileReading.NameTooLong(NameCharsMax);
        }

        var (scan, refusal) = await FileScan.RunAsync(bytes, name, chosen: null, options.Reading, cancellationToken);
        if (scan is null)
        {
            return new ProductFileReading.Refused(refusal!);
        }

        if (scan.IsBlank)
        {
            return Refuse(FileRefusalReason.EmptyFile);
        }

        if (scan.Encoding is null)
        {
            return Refuse(FileRefusalReason.EncodingDoubtful);
        }

        var header = await FileHeader.FindAsync(
            scan.Sample, Delimiters.All, IsName, ProductColumns.Required.Count, options.Reading, cancellationToken);
        return header is not null
            ? await ReadAsync(name, scan, header, cancellationToken)
            : Refuse(FileRefusalReason.HeaderNeeded);
    }

    private async Task<ProductFileReading> ReadAsync(string name, FileScan scan, FileHeader header, CancellationToken cancellationToken)
    {
        var indexes = columns.IndexesOf(header.Columns);
        if (columns.MissingFrom(indexes) is { Count: > 0 } missing)
        {
            return Refuse(FileRefusalReason.MissingColumns, missing);
        }

        if (columns.RepeatedIn(header.Columns) is { Count: > 0 } repeated)
        {
            return Refuse(FileRefusalReason.DuplicateColumns, repeated);
        }

        var rows = new List<ProductFileRow>();
        await using var records = scan.Sample.Open(header.Delimiter, header.Columns.Count, options.Reading);
        while (await records.ReadAsync(cancellationToken))
        {
            if (records.LineNumber <= header.LineNumber)
            {
                continue;
            }

            if (rows.Count == options.RowsMax)
            {
                return new ProductFileReading.TooManyRows(options.RowsMax);
            }

            rows.Add(records.Unreadable is { } reason
                ? new ProductFileRow(records.LineNumber, null, [], reason.Code())
                : ReadProductRow.Of(records.LineNumber, indexes.ToDictionary(column => column.Key, column => records.GetTrimmed(column.Value))));
        }

        return rows.Count == 0
            ? Refuse(FileRefusalReason.HeaderOnly)
            : new ProductFileReading.Read(
                new ProductFile(name, Convert.FromHexString(scan.Sha256), scan.Encoding!.Value, header.Delimiter, rows));
    }

    private static bool IsName(ReadOnlySpan<byte> cell) => columns.Holds(Encoding.UTF8.GetString(cell));

    private static ProductFileReading.Refused Refuse(FileRefusalReason reason, IReadOnlyList<string>? names = null) =>
        new(new FileRefusal(reason) { Columns = names ?? [] });
}
