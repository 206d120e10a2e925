namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How the work on an import ended.</summary>
public enum WorkOutcome
{
    Applied,

    /// <summary>The import would change too many of the partner's clients. Its rows wait for a manager to accept or drop them.</summary>
    Held,

    /// <summary>The file changed while it was being read. Nothing of the import is kept.</summary>
    FileChanged,

    /// <summary>A manager cancelled it. Nothing of the import is kept.</summary>
    Cancelled,
}
