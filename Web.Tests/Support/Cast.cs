using System.Net;
using Kotline.Domain.Accounts;

namespace Kotline.Web.Tests.Support;

/// <summary>One person per role, each signed in, and a stranger. Tests that change an account add a person of their own.</summary>
public sealed class Cast : IDisposable
{
    private readonly Dictionary<Role, Browser> signedIn = [];

    private Cast(Browser stranger) => Stranger = stranger;

    public Browser Employee => signedIn[Role.Employee];

    public Browser Manager => signedIn[Role.Manager];

    public Browser Storekeeper => signedIn[Role.Storekeeper];

    public Browser Auditor => signedIn[Role.Auditor];

    public Browser Administrator => signedIn[Role.Administrator];

    public Browser Stranger { get; }

    public static async Task<Cast> AssembleAsync(SiteFixture site)
    {
        var cast = new Cast(site.NewBrowser());
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = site.NewBrowser();
            using var response = await browser.SignInAsync(await site.People.AddAsync(role));
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            cast.signedIn.Add(role, browser);
        }

        return cast;
    }

    public Browser As(Role role) => signedIn[role];

    public void Dispose()
    {
        Stranger.Dispose();
        foreach (var browser in signedIn.Values)
        {
            browser.Dispose();
        }
    }
}
