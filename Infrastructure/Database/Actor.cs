using System.Net;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// On whose behalf something is written. The database finds the person by the ticket, so nothing here can claim to be somebody.
/// </summary>
/// <param name="Ticket">32 random bytes: the signed-in person's session, an import's job, or the command line's.</param>
/// <param name="RequestId">The request's trace id, by which it can be found in the logs. At most 100 characters.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record Actor(byte[] Ticket, string? RequestId = null, IPAddress? Address = null)
{
    /// <summary>Leaves out the ticket, so that it can't get into logs and errors.</summary>
    public override string ToString() => $"Actor {{ RequestId = {RequestId}, Address = {Address} }}";
}
