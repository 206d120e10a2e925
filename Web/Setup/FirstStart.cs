using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Installing;

namespace Kotline.Web.Setup;

/// <summary>
/// What a start tells the person at the terminal: the site's address, the link that creates the administrator while there is none, and the
/// demonstration's people. Secrets are printed only there and never logged, because the log is kept.
/// </summary>
public static class FirstStart
{
    public static async Task AnnounceAsync(WebApplication site, TextWriter terminal)
    {
        var installation = site.Services.GetRequiredService<Installation>();
        var address = site.Urls.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        foreach (var script in installation.AppliedScripts)
        {
            await terminal.WriteLineAsync($"Applied sql/{script}");
        }

        await terminal.WriteLineAsync($"Kotline is at {address}");
        if (site.Configuration.GetValue<bool>("demo"))
        {
            await Demonstration.PrepareAsync(site, terminal);
        }

        if (await new CreateSetupLink(installation.Database).RunAsync(site.Lifetime.ApplicationStopping) is { } token)
        {
            await terminal.WriteLineAsync("There is no administrator yet. This link creates one; it works once, within 24 hours:");
            await terminal.WriteLineAsync($"  {address}/Accounts/Setup?token={token}");
        }
    }
}
