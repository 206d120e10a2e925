using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

/// <summary>
/// The machine's Chromium (<c>KOTLINE_CHROMIUM</c>, default /usr/bin/chromium), kept to this machine: it resolves no name and calls
/// nobody by itself.
/// </summary>
public static class Chromium
{
    private const string Variable = "KOTLINE_CHROMIUM";
    private const string DefaultPath = "/usr/bin/chromium";

    public static BrowserTypeLaunchOptions Options() => new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : DefaultPath,
        Args =
        [
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-first-run",
            "--no-pings",
            // Chromium's sandbox refuses to run as root, as containers do.
            .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
        ],
    };
}
