namespace Kotline.Infrastructure.Server;

/// <summary>What the server does for what was committed.</summary>
public enum ServerDurability
{
    /// <summary>Survives a loss of power.</summary>
    Full,

    /// <summary>Lost with the machine, quicker: for the temporary server of the tests, and nothing else.</summary>
    None,
}
