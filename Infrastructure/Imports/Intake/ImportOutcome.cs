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

    /// <summary>Something about the file is doubtful, and there was nobody to ask. Nothing was written.</summary>
    public sealed record FileDoubtful(FileDoubt Doubt) : ImportOutcome;

    /// <summary>The file changed while it was being read. Its staged rows were dropped.</summary>
    public sealed record FileChanged : ImportOutcome;

    /// <summary>A manager cancelled the import while it ran. Nothing is kept of it.</summary>
    public sealed record Cancelled : ImportOutcome;

    /// <summary>The import would change too many of the partner's clients, and nobody accepted that. Nothing is kept of it.</summary>
    public sealed record TooManyChanges(ImportChanges Changes) : ImportOutcome;

    /// <summary>
    /// The same bytes from this partner were received before, and that import waits for a manager to accept or drop its changes.
    /// </summary>
    public sealed record Held(long ImportId, ImportChanges Changes) : ImportOutcome;

    /// <summary>The import date lies after today in Europe/Paris. Nothing was written.</summary>
    public sealed record DateInFuture(DateOnly Today) : ImportOutcome;
}
