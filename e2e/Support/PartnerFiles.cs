namespace Kotline.EndToEnd.Support;

/// <summary>Files to upload, and what becomes of each on 1 January 2026.</summary>
public static class PartnerFiles
{
    private const string FolderVariable = "KOTLINE_SHARED_DATA";

    /// <param name="Created">As a reader of French sees it; null where it depends on what else is in the database.</param>
    public sealed record Known(string Path, string RowsRead, string? Created, string? SetAside)
    {
        public string Name => System.IO.Path.GetFileName(Path);
    }

    /// <summary>The real French half where it is on this machine, else the project's own small file.</summary>
    public static Known French => RealPath("french-data-1.csv") is { } real
        ? new Known(real, "1\u202f500", "1\u202f323", "177")
        : new Known(Small("small-french-client.csv"), "24", null, null);

    public static string Small(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Demo", name);

    // Beside the project, or further up for a second checkout.
    private static string? RealPath(string name)
    {
        var candidates = new List<string>();
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            candidates.Add(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            candidates.Add(System.IO.Path.Combine(folder.FullName, "shared", "data"));
        }

        return candidates.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
