namespace Kotline.Infrastructure.Imports.Apply;

/// <summary>The outcome of applying an import's staged rows.</summary>
internal enum ApplyOutcome
{
    Applied,

    /// <summary>The staged rows were lost when the database server crashed, so the file is needed again.</summary>
    StagingLost,

    /// <summary>
    /// The import would change too many of the partner's clients. Nothing was written, and the import waits for a manager.
    /// </summary>
    Held,
}
