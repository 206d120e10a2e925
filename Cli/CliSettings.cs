using System.ComponentModel.DataAnnotations;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Stock.Files;
using Microsoft.Extensions.Configuration;

namespace Kotline.Cli;

/// <summary>
/// The site's own configuration, read from the same places in the same order, so that a verb and the site use the same server.
/// </summary>
internal static class CliSettings
{
    /// <summary>The script sets it to the folder that holds Web/.</summary>
    private const string HomeVariable = "KOTLINE_HOME";

    public static IConfiguration Read()
    {
        var site = Path.Combine(Environment.GetEnvironmentVariable(HomeVariable) ?? Directory.GetCurrentDirectory(), "Web");
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        return new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(site, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(site, $"appsettings.{environment}.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
    }

    /// <summary>The owner's connection to a server of the company's; null for the private server.</summary>
    public static string? OwnersConnection() => Read().GetConnectionString("Kotline");

    /// <summary>The bounds on reading files, the same as the site's.</summary>
    /// <exception cref="ValidationException">A bound makes no sense.</exception>
    public static ReadingOptions Reading() => Bounds<ReadingOptions>(ReadingOptions.SectionName);

    /// <summary>The bounds on product files, the same as the site's.</summary>
    /// <exception cref="ValidationException">A bound makes no sense.</exception>
    public static ProductFileOptions ProductFiles() => Bounds<ProductFileOptions>(ProductFileOptions.SectionName);

    private static T Bounds<T>(string section)
        where T : new()
    {
        var options = Read().GetSection(section).Get<T>() ?? new T();
        Validator.ValidateObject(options!, new ValidationContext(options!), validateAllProperties: true);
        return options;
    }
}
