using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Setup;

/// <summary>The database under the site: the configured one (ConnectionStrings:Kotline, the owner's), else a private one.</summary>
public static class Installing
{
    public static Task<Installation> OpenAsync(string[] args, CancellationToken cancellationToken)
    {
        // From where the site reads its own.
        var options = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
        var configuration = WebApplication.CreateBuilder(options).Configuration;
        return Installation.OpenAsync(configuration.GetConnectionString("Kotline"), DataFolder.FromEnvironment(), cancellationToken);
    }
}
