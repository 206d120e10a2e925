using Kotline.Infrastructure.Database;

namespace Kotline.Web.Setup;

/// <summary>Opens the installation that the configuration describes.</summary>
public static class ConfiguredInstallation
{
    /// <summary>
    /// ConnectionStrings:Kotline names the server and database; ConnectionStrings:Kotline:Passwords:… would be each login's.
    /// </summary>
    public static Task<Installation> OpenAsync(string[] args)
    {
        throw new NotImplementedException(args.Length.ToString());
    }
}
