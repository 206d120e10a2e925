using Kotline.Infrastructure.Database;
using Kotline.Web.Setup;

var configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
    .AddEnvironmentVariables()
    .AddCommandLine(args)
    .Build();
var installation = await ConfiguredInstallation.OpenAsync(configuration);
await using var database = installation.Database;
await using var site = Site.Build(args, installation);
await site.RunAsync();
