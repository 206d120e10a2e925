using System.Net;

namespace Kotline.Infrastructure.Database;

/// <summary>On whose behalf something is written. Who that is, the database finds by the ticket; nothing here can claim it.</summary>
/// <param name="Ticket">32 random bytes: the signed-in person's session, an import's job, or the command line's.</param>
/// <param name="RequestId">The request's trace id, to be found again in the logs. At most 100 characters.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record Actor(byte[] Ticket, string? RequestId = null, IPAddress? Address = null)
{
    /// <summary>A ticket stays out of logs and errors.</summary>
    public override string ToString() => $"Actor {{ RequestId = {RequestId}, Address = {Address} }}";
}
