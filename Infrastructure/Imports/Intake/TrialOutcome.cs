using Kotline.Domain.Files;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>How trying a file ended. Nothing was written, whatever it is.</summary>
public abstract record TrialOutcome
{
    private TrialOutcome()
    {
    }

    public sealed record Tried(ImportTrial Trial) : TrialOutcome;

    /// <summary>The file itself can't be taken in.</summary>
    public sealed record FileRefused(FileRefusal Refusal) : TrialOutcome;

    /// <summary>Something of the file is doubtful, and nobody was there to be asked.</summary>
    public sealed record FileDoubtful(FileDoubt Doubt) : TrialOutcome;

    /// <summary>The file changed while it was being read.</summary>
    public sealed record FileChanged : TrialOutcome;

    /// <summary>The import date lies after today in Europe/Paris.</summary>
    public sealed record DateInFuture(DateOnly Today) : TrialOutcome;
}
