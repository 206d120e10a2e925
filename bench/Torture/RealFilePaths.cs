namespace Kotline.Bench.Torture;

/// <summary>Where the partners' real files are: outside the project, in ../shared/data or where <c>KOTLINE_SHARED_DATA</c> says.</summary>
public static class RealFilePaths
{
    private const string FolderVariable = "KOTLINE_SHARED_DATA";

    public static IReadOnlyList<string> Names { get; } = ["french-data-1.csv", "german-data-1.csv"];

    /// <summary>Beside the project, or further up for a second checkout.</summary>
    /// <returns>Null when it isn't on this machine.</returns>
    public static string? Of(string name)
    {
        var folders = new List<string>();
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            folders.Add(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            folders.Add(Path.Combine(folder.FullName, "shared", "data"));
        }

        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
