namespace Kotline.Infrastructure.Accounts;

/// <summary>A person has signed in: the ticket that the browser will bring at each request, and until when it is good.</summary>
public sealed record Session(byte[] Ticket, long AccountId, string UserName, DateTimeOffset ExpiresAt)
{
    /// <summary>A ticket stays out of logs and errors.</summary>
    public override string ToString() => $"Session {{ ExpiresAt = {ExpiresAt:u} }}";
}
