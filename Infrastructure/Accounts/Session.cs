namespace Kotline.Infrastructure.Accounts;

/// <summary>The session of a person who has signed in: the ticket that the browser sends with each request, and when it expires.</summary>
public sealed record Session(byte[] Ticket, long AccountId, string UserName, DateTimeOffset ExpiresAt)
{
    /// <summary>Leaves out the ticket, so that it can't get into logs and errors.</summary>
    public override string ToString() => $"Session {{ ExpiresAt = {ExpiresAt:u} }}";
}
