using Kotline.Infrastructure.Installing;

namespace Kotline.Web.Setup;

public static class Database
{
    /// <summary>The installation's connections. Each feature registers what runs over them.</summary>
    public static void AddKotlineDatabase(this WebApplicationBuilder builder, Installation installation)
    {
        builder.Services.AddSingleton(installation);
        builder.Services.AddInstallation(installation);
        builder.Services.AddSingleton(TimeProvider.System);
    }
}
