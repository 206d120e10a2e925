using System.Text;

namespace Kotline.Web.Tests.Conventions;

/// <summary>The files of the house, found from the folder that holds Kotline.sln.</summary>
internal static class House
{
    private static readonly string[] foldersOfTools = ["bin", "obj", "node_modules", "lib", ".git", ".data", "TestResults", "artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Folders whose code runs in production or is run by an operator.</summary>
    public static IReadOnlyList<string> Products { get; } = ["Domain", "Infrastructure", "Web", "Cli", "bench"];

    public static IReadOnlyList<string> Tests { get; } = ["Web.Tests", "e2e"];

    /// <summary>Relative paths with slashes, of the files below a folder whose name ends so. Build output isn't looked at.</summary>
    public static IEnumerable<string> Files(string folder, params string[] ends)
    {
        var full = Path.Combine(Root, folder);
        if (!Directory.Exists(full))
        {
            return [];
        }

        return Walk(full)
            .Where(path => ends.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path), Encoding.UTF8);

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Places in the form "file:line: text", to be read in a failed test.</summary>
    public static string Place(string path, string text, int index)
    {
        var start = text.LastIndexOf('\n', Math.Max(index - 1, 0)) + 1;
        var end = text.IndexOf('\n', index);
        var line = text.AsSpan(0, index).Count('\n') + 1;
        return $"{path}:{line}: {text[start..(end < 0 ? text.Length : end)].Trim()}";
    }

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !foldersOfTools.Contains(Path.GetFileName(child)))
            .SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kotline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Kotline.sln above {AppContext.BaseDirectory}");
    }
}
