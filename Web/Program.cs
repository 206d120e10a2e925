using Kotline.Web.Setup;

await using var installation = await ConfiguredInstallation.OpenAsync(args);
await using var site = Site.Build(args, installation);
await site.RunAsync();
