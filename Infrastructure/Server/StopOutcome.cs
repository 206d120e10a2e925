namespace Kotline.Infrastructure.Server;

/// <summary>What a request to stop the private server found and did.</summary>
public enum StopOutcome
{
    NothingRan,
    Stopped,

    /// <summary>Stopped under a site or an import, which loses its connections.</summary>
    StoppedWhileUsed,
}
