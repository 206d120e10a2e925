using Kotline.Domain.Files;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>How trying a file ended. In every case nothing was written.</summary>
public abstract record TrialOutcome
{
    private TrialOutcome()
    {
    }

    public sealed record Tried(ImportTrial Trial) : TrialOutcome;

    /// <summary>The file itself can't be taken in.</summary>
    public sealed record FileRefused(FileRefusal Refusal) : TrialOutcome;

    /// <summary>Something about the file is doubtful, and there was nobody to ask.</summary>
    public sealed record FileDoubtful(FileDoubt Doubt) : TrialOutcome;

    /// <summary>The file changed while it was being read.</summary>
    public sealed record FileChanged : TrialOutcome;

    /// <summary>The import date lies after today in Europe/Paris.</summary>
    public sealed record DateInFuture(DateOnly Today) : TrialOutcome;
}
