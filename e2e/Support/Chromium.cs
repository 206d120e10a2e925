using Microsoft.Playwright;

namespace Kotline.EndToEnd.Support;

/// <summary>
/// The machine's Chromium (<c>KOTLINE_CHROMIUM</c>, default /usr/bin/chromium), kept to the site: it resolves no other name and calls
/// nobody by itself. With a window where <c>KOTLINE_E2E_HEADED</c> is set.
/// </summary>
public static class Chromium
{
    private const string Variable = "KOTLINE_CHROMIUM";
    private const string DefaultPath = "/usr/bin/chromium";

    private const string HeadedVariable = "KOTLINE_E2E_HEADED";

    public static BrowserTypeLaunchOptions Options(string address) => new()
    {
        Headless = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HeadedVariable)),
        ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : DefaultPath,
        Args =
        [
            $"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {new Uri(address).Host}",
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
