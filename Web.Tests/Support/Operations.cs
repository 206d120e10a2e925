using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Installing;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Support;

/// <summary>An installation's operations without a site, made of the parts that the site makes them of.</summary>
public static class Operations
{
    public static T Operation<T>(this Installation installation, TimeProvider? clock = null, ReadingOptions? reading = null)
        where T : notnull =>
        installation.Services(clock, reading).BuildServiceProvider().GetRequiredService<T>();

    public static IServiceCollection Services(this Installation installation, TimeProvider? clock = null, ReadingOptions? reading = null) =>
        new ServiceCollection()
            .AddInstallation(installation)
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(reading ?? new ReadingOptions())
            .AddImports();
}
