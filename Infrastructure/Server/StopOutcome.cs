namespace Kotline.Infrastructure.Server;

/// <summary>What a request to stop the private server found and did.</summary>
public enum StopOutcome
{
    NothingRan,
    Stopped,

    /// <summary>The server was stopped while a site or an import used it, which lost its connections.</summary>
    StoppedWhileUsed,
}
