using System.ComponentModel.DataAnnotations;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>The bounds on files that wait for confirmation. Configuration section <c>Imports:Uploads</c>.</summary>
public sealed record UploadOptions
{
    public const string SectionName = "Imports:Uploads";

    /// <summary>
    /// Where the encrypted bytes wait. Default: tmp/ in the data folder if there is one, otherwise the system's temporary folder.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>How many minutes a file waits before it is forgotten. Default 60.</summary>
    [Range(1, 24 * 60)]
    public int WaitMinutes { get; init; } = 60;

    /// <summary>Files in one upload. Default 12.</summary>
    [Range(1, 100)]
    public int FilesPerRequestMax { get; init; } = 12;

    /// <summary>Files of one person that wait or are being staged. Default 24.</summary>
    [Range(1, 1_000)]
    public int FilesPerPersonMax { get; init; } = 24;

    /// <summary>Bytes of one person's files that wait or are being staged. Default 1 GB: two files of the largest size.</summary>
    [Range(1, long.MaxValue)]
    public long BytesPerPersonMax { get; init; } = 1_000_000_000;

    /// <summary>
    /// Files of everybody that wait or are being staged; one that is being staged holds a database connection. Default 60.
    /// </summary>
    [Range(1, 1_000)]
    public int FilesMax { get; init; } = 60;

    /// <summary>Bytes of everybody's files that wait or are being staged. Default 4 GB.</summary>
    [Range(1, long.MaxValue)]
    public long BytesMax { get; init; } = 4_000_000_000;
}
