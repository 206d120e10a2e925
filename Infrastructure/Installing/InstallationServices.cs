using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Installing;

/// <summary>An installation's parts, for the container that features register their operations in.</summary>
public static class InstallationServices
{
    /// <summary>Features ask for these parts, never for the installation. The container closes none of them.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services, Installation installation) => services
        .AddSingleton(installation.Database)
        .AddSingleton(installation.Keys)
        .AddSingleton(installation.CardCipher);
}
