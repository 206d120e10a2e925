using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What the first pass over a file found: how to read it, or why it is refused.</summary>
public abstract record FileDetection
{
    private FileDetection()
    {
    }

    public sealed record Accepted(DetectedFile File) : FileDetection;

    public sealed record Refused(FileRefusal Refusal) : FileDetection;
}
