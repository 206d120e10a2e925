using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports;

/// <summary>What looking at a file found, before anything is written.</summary>
public abstract record FileLook
{
    private FileLook()
    {
    }

    /// <param name="ImportDate">The date that ages will be counted on.</param>
    public sealed record Accepted(DetectedFile File, DateOnly ImportDate) : FileLook;

    /// <summary>It can be taken in once a person has answered.</summary>
    public sealed record Doubtful(FileDetection.Doubtful Detection, DateOnly ImportDate) : FileLook;

    /// <summary>The file can't be taken in, or not in the way that was chosen.</summary>
    public sealed record Refused(FileRefusal Refusal) : FileLook;

    /// <summary>The import date lies after today in Europe/Paris.</summary>
    public sealed record DateInFuture(DateOnly Today) : FileLook;
}
