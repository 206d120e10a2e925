namespace Kotline.Infrastructure.Imports.Running;

/// <summary>What became of an import that its process had left unfinished, or that was held for too long.</summary>
public enum FinishOutcome
{
    Applied,

    /// <summary>Nothing of it is kept; its file can be sent again.</summary>
    Dropped,

    /// <summary>It would change too much of the partner's clients: it waits for a manager.</summary>
    Held,

    /// <summary>It could be neither applied nor dropped now, and is tried again later, at the next start at the latest.</summary>
    Left,
}
