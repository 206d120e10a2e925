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
        { @"\bConsole\.(Write|Out)\b|\bConsole\.WriteLine\b", ["Domain", "Infrastructure", "Web"], ["Web/Program.cs"], "these parts log; only a start speaks to its terminal" },
        { @"\bHtml\.Raw\b|\bHtmlString\b", ["Web"], [], "what a partner sent must be encoded" },
        { @"\bIFormFile\w*\b", ["Domain", "Infrastructure", "Web"], [], "it spools uploads to disk in clear" },
        { @"\bMD5\b|\bSHA1\b", All, [], "broken hashes" },
        { @"\bEnableSensitiveDataLogging\b|\bEnableParameterLogging\b|\bIncludeErrorDetail\b(?!\s*=\s*false)", All, [], "logs personal data" },
        {
            @"\bLinqToDB\b|\bIQueryable\b|\bKotlineDb\b|\bITable<",
            ["Domain", "Web"],
            [],
            "queries are Infrastructure's, and a page that composes one would decide which columns are read"
        },
        { @"\bNpgsql\w*", ["Domain", "Web"], [], "the database is Infrastructure's" },
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

    [Theory]
    [InlineData("Web", "using LinqToDB;")]
    [InlineData("Web", "var clients = (IQueryable<Client>)found;")]
    [InlineData("Web", "await using var db = KotlineDb.On(source);")]
    [InlineData("Web", "public sealed class IndexModel(NpgsqlDataSource source) : PageModel")]
    [InlineData("Domain", "using LinqToDB.Mapping;")]
    [InlineData("Domain", "using Npgsql;")]
    [InlineData("Domain", "ITable<Client> clients")]
    [InlineData("Infrastructure", "var now = DateTime.UtcNow;")]
    public void A_breach_would_be_found(string folder, string code) => Banned
        .Any(ban => ban.Data.Item2.Contains(folder) && Regex.IsMatch(code, ban.Data.Item1))
        .ShouldBeTrue();

    private static IEnumerable<string> Places(string path, string pattern)
    {
        var text = CSharpText.WithoutComments(House.Read(path));
        return Regex.Matches(text, pattern).Select(match => House.Place(path, text, match.Index));
    }
}
