using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>How taking a file in ended.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    public sealed record TakenIn(ImportReceipt Receipt) : ImportOutcome;

    /// <summary>The file itself can't be taken in. Nothing was written.</summary>
    public sealed record FileRefused(FileRefusal Refusal) : ImportOutcome;

    /// <summary>Something of the file is doubtful, and nobody was there to be asked. Nothing was written.</summary>
    public sealed record FileDoubtful(FileDoubt Doubt) : ImportOutcome;

    /// <summary>The file changed while it was being read. What had been staged of it is dropped.</summary>
    public sealed record FileChanged : ImportOutcome;

    /// <summary>A manager cancelled the import while it ran. Nothing of it is kept.</summary>
    public sealed record Cancelled : ImportOutcome;

    /// <summary>It would change too much of the partner's clients, and nobody accepted that. Nothing of it is kept.</summary>
    public sealed record TooManyChanges(ImportChanges Changes) : ImportOutcome;

    /// <summary>This partner's same bytes were received before, and wait for a manager to accept or drop what they would change.</summary>
    public sealed record Held(long ImportId, ImportChanges Changes) : ImportOutcome;

    /// <summary>The import date lies after today in Europe/Paris. Nothing was written.</summary>
    public sealed record DateInFuture(DateOnly Today) : ImportOutcome;
}
