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

    /// <summary>What the cookie holds: the ticket alone. Name and roles come from the database at each request.</summary>
    public static ClaimsPrincipal Of(Session session) => Of([new Claim(TicketClaim, Secret.Write(session.Ticket))]);

    public static ClaimsPrincipal Of(byte[] ticket, Bearer bearer) => Of(
    [
        new Claim(TicketClaim, Secret.Write(ticket)),
        new Claim(ClaimTypes.NameIdentifier, bearer.AccountId.ToString(CultureInfo.InvariantCulture)),
        new Claim(ClaimTypes.Name, bearer.UserName),
        .. bearer.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
    ]);

    public static byte[]? Ticket(this ClaimsPrincipal user) => Secret.Read(user.FindFirstValue(TicketClaim));

    /// <summary>Whose account this is. Only somebody who is signed in has one.</summary>
    public static long AccountId(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public static bool Holds(this ClaimsPrincipal user, Role role) => user.IsInRole(role.ToString());

    /// <summary>On whose behalf this request writes.</summary>
    public static Actor Actor(this HttpContext context) => new(
        context.User.Ticket() ?? throw new InvalidOperationException("Nobody is signed in."),
        context.TraceId(),
        context.Connection.RemoteIpAddress);

    private static ClaimsPrincipal Of(Claim[] claims) =>
        new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
}
