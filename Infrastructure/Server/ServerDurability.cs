namespace Kotline.Infrastructure.Server;

/// <summary>How safely the server stores what was committed.</summary>
public enum ServerDurability
{
    /// <summary>Committed data survives a loss of power.</summary>
    Full,

    /// <summary>
    /// Committed data is lost if the machine crashes, but the server is faster. Only for the temporary server of the tests.
    /// </summary>
    None,
}
