namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How the work on an import ended.</summary>
public enum WorkOutcome
{
    Applied,

    /// <summary>It would change too much of the partner's clients: its rows wait for a manager to accept or drop them.</summary>
    Held,

    /// <summary>The file changed while it was being read. Nothing of the import is kept.</summary>
    FileChanged,

    /// <summary>A manager asked for it. Nothing of the import is kept.</summary>
    Cancelled,
}
