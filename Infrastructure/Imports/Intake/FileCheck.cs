using Kotline.Domain.Files;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>The result of checking a file, before anything is written.</summary>
public abstract record FileCheck
{
    private FileCheck()
    {
    }

    /// <param name="ImportDate">The date that ages will be counted on.</param>
    public sealed record Accepted(FileFormat File, DateOnly ImportDate) : FileCheck;

    /// <summary>The file can be taken in once a person has answered a question.</summary>
    public sealed record Doubtful(FormatDetection.Doubtful Detection, DateOnly ImportDate) : FileCheck;

    /// <summary>The file can't be taken in at all, or not in the way that was chosen.</summary>
    public sealed record Refused(FileRefusal Refusal) : FileCheck;

    /// <summary>The import date lies after today in Europe/Paris.</summary>
    public sealed record DateInFuture(DateOnly Today) : FileCheck;
}
