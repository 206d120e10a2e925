namespace Kotline.Infrastructure.Imports.Running;

/// <summary>The outcome for an import that its process had left unfinished, or that was held for too long.</summary>
public enum FinishOutcome
{
    Applied,

    /// <summary>Nothing of the import is kept, and its file can be sent again.</summary>
    Dropped,

    /// <summary>The import would change too many of the partner's clients and waits for a manager.</summary>
    Held,

    /// <summary>The import could be neither applied nor dropped now. It is tried again later, at the latest at the next start.</summary>
    Left,
}
