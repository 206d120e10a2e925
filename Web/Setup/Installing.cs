using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Setup;

/// <summary>Opens the site's database: the configured one (ConnectionStrings:Kotline, as its owner), or else a private one.</summary>
public static class Installing
{
    public static Task<Installation> OpenAsync(string[] args, CancellationToken cancellationToken)
    {
        // The configuration comes from the same place as the site's own.
        var options = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
        var configuration = WebApplication.CreateBuilder(options).Configuration;
        return Installation.OpenAsync(configuration.GetConnectionString("Kotline"), DataFolder.FromEnvironment(), cancellationToken);
    }
}
