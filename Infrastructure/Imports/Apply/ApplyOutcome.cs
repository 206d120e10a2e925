namespace Kotline.Infrastructure.Imports.Apply;

/// <summary>What came of applying an import's staged rows.</summary>
internal enum ApplyOutcome
{
    Applied,

    /// <summary>The staged rows were lost with the database server: the file is needed again.</summary>
    StagingLost,

    /// <summary>It would change too much of the partner's clients: nothing was written, and it waits for a manager.</summary>
    Held,
}
