using Kotline.Infrastructure.Imports.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Installing;

/// <summary>An installation's parts, for the container that features register their operations in.</summary>
public static class InstallationServices
{
    /// <summary>
    /// Its connections, and what its keys make, once: features ask for these, never for the installation or a key. The container closes
    /// none of
    /// it.
    /// </summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services, Installation installation) => services
        .AddSingleton(installation.Database)
        .AddSingleton(installation.CardCipher)
        .AddSingleton(new JobTicket(installation.Keys.JobTicket));
}
