using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

public sealed class BannedCallTests
{
    // Pattern, the folders where it is banned, files that may have it, and why it is banned.
    public static TheoryData<string, string[], string[], string> Banned => new()
    {
        { @"\bDateTime\.(Now|UtcNow|Today)\b", All, [], "time comes from TimeProvider" },
        { @"\bDateTimeOffset\.(Now|UtcNow)\b", All, [], "time comes from TimeProvider" },
        { @"\bThread\.Sleep\b", All, [], "a wait has a cancellation, and a test that waits by sleeping is a defect" },
        { @"\bConsole\.(Write|Out)\b|\bConsole\.WriteLine\b", ["Domain", "Infrastructure", "Web"], [], "these parts log" },
        { @"\bHtml\.Raw\b|\bHtmlString\b", ["Web"], [], "what a partner sent must be encoded" },
        { @"\bIFormFile\w*\b", ["Domain", "Infrastructure", "Web"], [], "it spools uploads to disk in clear" },
        { @"\bMD5\b|\bSHA1\b", All, [], "broken hashes" },
        { @"\bEnableSensitiveDataLogging\b|\bEnableParameterLogging\b|\bIncludeErrorDetail\b(?!\s*=\s*false)", All, [], "logs personal data" },
        { @"\basync\s+void\b", All, [], "its failure ends the process" },
    };

    private static string[] All => [.. House.Products, .. House.Tests];

    [Theory]
    [MemberData(nameof(Banned))]
    public void Nothing_calls_what_is_banned(string pattern, string[] folders, string[] allowed, string why) => folders
        .SelectMany(folder => House.Files(folder, ".cs", ".cshtml"))
        .Where(path => !path.StartsWith("Web.Tests/Conventions/", StringComparison.Ordinal) && !allowed.Contains(path))
        .SelectMany(path => Places(path, pattern))
        .ShouldBeEmpty(why);

    private static IEnumerable<string> Places(string path, string pattern)
    {
        var text = CSharpText.WithoutComments(House.Read(path));
        return Regex.Matches(text, pattern).Select(match => House.Place(path, text, match.Index));
    }
}
