using System.ComponentModel.DataAnnotations;

namespace Kotline.Infrastructure.Csv;

/// <summary>The bounds under which partner files are read. Configuration section <c>Imports:Reading</c>.</summary>
public sealed record ReadingOptions
{
    public const string SectionName = "Imports:Reading";

    /// <summary>Largest file, in bytes as received. Default 500 MB. A larger one is refused as <c>too_large</c>.</summary>
    [Range(1, long.MaxValue)]
    public long FileBytesMax { get; init; } = 500_000_000;

    /// <summary>How many of a file's first bytes are used to find its delimiter and columns. Default 256 KiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int SampleBytes { get; init; } = 256 * 1024;

    /// <summary>Largest record, in bytes of UTF-8 with its quotes, without its line end. Default 256 KiB, some 480 usual rows.</summary>
    [Range(256, 16 * 1024 * 1024)]
    public int RecordBytesMax { get; init; } = 256 * 1024;

    /// <summary>Largest field, in bytes of UTF-8 with its quotes. Default 64 KiB.</summary>
    [Range(16, 16 * 1024 * 1024)]
    public int FieldBytesMax { get; init; } = 64 * 1024;

    /// <summary>Most physical lines that one record with quoted line ends may span. Default 64.</summary>
    [Range(1, 100_000)]
    public int RecordLinesMax { get; init; } = 64;
}
