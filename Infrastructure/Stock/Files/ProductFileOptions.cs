using System.ComponentModel.DataAnnotations;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>The bounds on product files. Configuration section <c>Stock:ProductFiles</c>.</summary>
public sealed record ProductFileOptions
{
    public const string SectionName = "Stock:ProductFiles";

    /// <summary>Largest file, in bytes as received. Default 5 MB. It is read in one piece.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int FileBytesMax { get; init; } = 5_000_000;

    /// <summary>
    /// Most rows of one file, which are written in one transaction while other writers of the stock wait. Default 10,000.
    /// </summary>
    [Range(1, 100_000)]
    public int RowsMax { get; init; } = 10_000;

    /// <summary>How many minutes a file waits for its sender's confirmation. Default 60.</summary>
    [Range(1, 24 * 60)]
    public int WaitMinutes { get; init; } = 60;

    /// <summary>How many files of all people together, one for each person, may wait in memory. Default 20.</summary>
    [Range(1, 1_000)]
    public int FilesMax { get; init; } = 20;

    /// <summary>The bounds of partners' files apply, except for the file's size. The whole file is used as the sample.</summary>
    internal ReadingOptions Reading => new() { FileBytesMax = FileBytesMax, SampleBytes = FileBytesMax };
}
