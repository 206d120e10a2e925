using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Installing;

/// <summary>Registers an installation's parts in the container in which features register their operations.</summary>
public static class InstallationServices
{
    /// <summary>Features depend on these parts, never on the installation itself. The container closes none of them.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services, Installation installation) => services
        .AddSingleton(installation.Database)
        .AddSingleton(installation.Keys)
        .AddSingleton(installation.CardCipher);
}
