namespace Kotline.Infrastructure.Imports;

/// <summary>What became of an import that its process had left unfinished.</summary>
public enum FinishOutcome
{
    Applied,

    /// <summary>Nothing of it is kept; its file can be sent again.</summary>
    Dropped,

    /// <summary>It would change too much of the partner's clients: it waits for a manager.</summary>
    Held,

    /// <summary>It could be neither applied nor dropped, and is tried again at the next start.</summary>
    Left,
}
