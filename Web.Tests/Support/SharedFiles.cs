using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Support;

/// <summary>The partners' real files. They stand outside the project, in ../shared/data or where <c>KOTLINE_SHARED_DATA</c> says.</summary>
public static class SharedFiles
{
    private const string FolderVariable = "KOTLINE_SHARED_DATA";

    /// <summary>The file; without it the test is skipped.</summary>
    public static PartnerFile OrSkip(string name)
    {
        var path = PathOf(name);
        Assert.SkipWhen(path is null, $"{name} is not on this machine.");
        return new PartnerFile(name, () => File.OpenRead(path!));
    }

    /// <summary>Beside the project, or further up for a second checkout.</summary>
    public static string? PathOf(string name)
    {
        var candidates = new List<string>();
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            candidates.Add(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            candidates.Add(Path.Combine(folder.FullName, "shared", "data"));
        }

        return candidates.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
