using Kotline.Infrastructure.Installing;

namespace Kotline.Web.Setup;

public static class Database
{
    /// <summary>Registers the installation's connections. Each feature registers the operations that use them.</summary>
    public static void AddKotlineDatabase(this WebApplicationBuilder builder, Installation installation)
    {
        builder.Services.AddSingleton(installation);
        builder.Services.AddInstallation(installation);
        builder.Services.AddSingleton(TimeProvider.System);
    }
}
