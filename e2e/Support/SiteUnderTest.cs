using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.EndToEnd.Support;

/// <summary>What the journeys visit: a site of their own, or one that runs already (<c>KOTLINE_E2E_URL</c>).</summary>
public abstract class SiteUnderTest : IAsyncDisposable
{
    private const string Variable = "KOTLINE_E2E_URL";

    public abstract string Address { get; }

    /// <summary>The database behind a site of our own. A journey that asks for it is skipped on any other.</summary>
    public abstract DatabaseFixture Database { get; }

    /// <summary>Somebody with just these roles.</summary>
    public abstract Task<Person> PersonAsync(params Role[] roles);

    public static async Task<SiteUnderTest> FindAsync() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url
        ? await RunningSite.VisitAsync(url)
        : await OwnSite.StartAsync();

    /// <summary>Sees to it that there are clients and imports to look at. Does nothing where there are.</summary>
    public abstract Task FurnishAsync();

    public abstract ValueTask DisposeAsync();
}
