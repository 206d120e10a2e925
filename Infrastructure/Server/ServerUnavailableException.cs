namespace Kotline.Infrastructure.Server;

/// <summary>
/// The database server can't be used. The message is for the person at the keyboard. It says what is wrong, where, and what to do, and
/// never holds a secret or a statement.
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
