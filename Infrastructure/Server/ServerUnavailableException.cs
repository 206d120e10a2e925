namespace Kotline.Infrastructure.Server;

/// <summary>
/// The database server can't be had. The message is for the person at the keyboard: it says what is wrong, where, and what to do;
/// it never holds a secret or a statement.
/// </summary>
public sealed class ServerUnavailableException : Exception
{
    public ServerUnavailableException(string message)
        : base(message)
    {
    }

    public ServerUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
