using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

public sealed partial class SourceFileTests
{
    private static readonly string[] ends = [".cs", ".cshtml", ".sql", ".js", ".css", ".csproj", ".props", ".json", ".sh"];

    private static IEnumerable<string> Folders => [.. House.Products, .. House.Tests, "sql"];

    [Fact]
    public void Nothing_is_left_to_be_done_later() => Folders
        .SelectMany(folder => House.Files(folder, ends))
        .Where(path => !path.StartsWith("Web.Tests/Conventions/", StringComparison.Ordinal))
        .SelectMany(path => Places(path, Postponed()))
        .ShouldBeEmpty();

    [Fact]
    public void No_lock_file_or_setting_names_a_registry()
    {
        var locks = AllFiles("package-lock.json", "npm-shrinkwrap.json", "packages.lock.json").SelectMany(path => Places(path, Resolved()));
        var settings = AllFiles("nuget.config", ".npmrc", "package.json").SelectMany(path => Places(path, Url()));

        locks.Concat(settings).ShouldBeEmpty();
    }

    [Fact]
    public void Package_versions_stand_in_one_place() => Folders
        .SelectMany(folder => House.Files(folder, ".csproj"))
        .SelectMany(path => Places(path, OwnVersion()))
        .ShouldBeEmpty();

    // grep -q and head leave at the first match, what writes to them dies of it, and under pipefail that is a failure: so apt's answer
    // that a package can be had was once taken for a no.
    [Fact]
    public void The_door_pipes_into_nothing_that_leaves_early() => Places("kotline", LeavesEarly()).ShouldBeEmpty();

    private static IEnumerable<string> AllFiles(params string[] names) =>
        House.Files(".", names).Where(path => names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Places(string path, Regex sought)
    {
        var text = House.Read(path);
        return sought.Matches(text).Select(match => House.Place(path, text, match.Index));
    }

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Postponed();

    [GeneratedRegex(@"^[^#\n]*(?<!\|)\|\s*(?:grep\s+-\w*q\w*|head)\b", RegexOptions.Multiline)]
    private static partial Regex LeavesEarly();

    [GeneratedRegex(@"""resolved""\s*:\s*""\w+://", RegexOptions.IgnoreCase)]
    private static partial Regex Resolved();

    [GeneratedRegex(@"\w+://")]
    private static partial Regex Url();

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion(?:Override)?=|<PackageReference[^/]*>\s*<Version>")]
    private static partial Regex OwnVersion();
}
