namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Web/Pages/&lt;Feature&gt;/&lt;Page&gt;.cshtml has its tests in Web.Tests/&lt;Feature&gt;/&lt;Page&gt;PageTests.cs, or
/// &lt;Feature&gt;&lt;Page&gt;PageTests.cs; a page outside every feature has them in Web.Tests/Pages/. What starts with _ is part of a
/// page, and what has no @page directive can't be asked for.
/// </summary>
public sealed class PageTests
{
    [Fact]
    public void Every_page_has_its_test_file() => House.Files("Web/Pages", ".cshtml")
        .Where(path => !Path.GetFileName(path).StartsWith('_') && House.Read(path).Contains("@page", StringComparison.Ordinal))
        .Where(path => !TestFiles(path).Any(House.Exists))
        .Select(path => $"{path}: wants {string.Join(" or ", TestFiles(path).Distinct())}")
        .ShouldBeEmpty();

    // Forms with files read their token by hand, as they are streamed (UploadPageTests and ProductFilePageTests try them without one); an
    // error's page answers a form that failed, whatever it was, and changes nothing.
    [Fact]
    public void Every_other_form_has_its_token_checked_by_the_framework() => House.Files("Web", ".cs", ".cshtml")
        .Where(path => House.Read(path).Contains("[IgnoreAntiforgeryToken", StringComparison.Ordinal))
        .ShouldBe(
            ["Web/Pages/Errors/Status.cshtml.cs", "Web/Pages/Imports/Upload.cshtml.cs", "Web/Pages/Stock/Files/ProductFile.cshtml.cs"],
            ignoreOrder: true);

    private static string[] TestFiles(string path)
    {
        var page = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetDirectoryName(Path.GetRelativePath("Web/Pages", path))!.Replace('\\', '/');
        var feature = folder.Length == 0 ? "Pages" : folder;
        return [$"Web.Tests/{feature}/{page}PageTests.cs", $"Web.Tests/{feature}/{feature.Replace("/", "", StringComparison.Ordinal)}{page}PageTests.cs"];
    }
}
