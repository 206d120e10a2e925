using Kotline.Domain.Files;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>The rows of a product file, or why it can't be read.</summary>
public abstract record ProductFileReading
{
    private ProductFileReading()
    {
    }

    public sealed record Read(ProductFile File) : ProductFileReading;

    /// <param name="Refusal">Its columns are names of <see cref="ProductColumn"/> members.</param>
    public sealed record Refused(FileRefusal Refusal) : ProductFileReading;

    public sealed record TooManyRows(int RowsMax) : ProductFileReading;

    /// <summary>The file's name has more than <paramref name="CharsMax"/> characters.</summary>
    public sealed record NameTooLong(int CharsMax) : ProductFileReading;
}

/// <summary>A product file that was read.</summary>
/// <param name="Sha256">SHA-256 of its bytes: 32 bytes.</param>
/// <param name="Rows">In the file's order, unreadable ones too.</param>
public sealed record ProductFile(string Name, byte[] Sha256, SourceEncoding Encoding, char Delimiter, IReadOnlyList<ProductFileRow> Rows);
