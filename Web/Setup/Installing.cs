using Kotline.Infrastructure.Database;

namespace Kotline.Web.Setup;

/// <summary>The database under the site: the configured one (ConnectionStrings:Kotline, the owner's), else a private one.</summary>
public static class Installing
{
    public static Task<Installation> OpenAsync(string[] args, CancellationToken cancellationToken)
    {
        var configuration = WebApplication.CreateBuilder(args).Configuration;
        return Installation.OpenAsync(configuration.GetConnectionString("Kotline"), DataFolder.FromEnvironment(), cancellationToken);
    }
}
