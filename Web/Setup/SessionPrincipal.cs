using System.Globalization;
using System.Security.Claims;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kotline.Web.Setup;

/// <summary>The signed-in person as ASP.NET Core sees them.</summary>
public static class SessionPrincipal
{
    private const string TicketClaim = "ticket";

    /// <summary>
    /// What the cookie holds: the ticket and the account that it was issued to, but no rights. At each request the database says
    /// whether the ticket is still valid and which roles it has. While the database is away, a public page can still greet the person
    /// and accept their forms.
    /// </summary>
    public static ClaimsPrincipal Of(Session session) => Of(Claims(session.Ticket, session.AccountId, session.UserName));

    public static ClaimsPrincipal Of(byte[] ticket, Bearer bearer) => Of(
        [.. Claims(ticket, bearer.AccountId, bearer.UserName), .. bearer.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString()))]);

    public static byte[]? Ticket(this ClaimsPrincipal user) => Secret.Read(user.FindFirstValue(TicketClaim));

    /// <summary>The id of the person's account. Only somebody who is signed in has one.</summary>
    public static long AccountId(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public static bool Holds(this ClaimsPrincipal user, Role role) => user.IsInRole(role.ToString());

    /// <summary>The actor on whose behalf this request writes.</summary>
    public static Actor Actor(this HttpContext context) => new(
        context.User.Ticket() ?? throw new InvalidOperationException("Nobody is signed in."),
        context.TraceId(),
        context.Connection.RemoteIpAddress);

    private static Claim[] Claims(byte[] ticket, long accountId, string userName) =>
    [
        new(TicketClaim, Secret.Write(ticket)),
        new(ClaimTypes.NameIdentifier, accountId.ToString(CultureInfo.InvariantCulture)),
        new(ClaimTypes.Name, userName),
    ];

    private static ClaimsPrincipal Of(Claim[] claims) =>
        new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
}
