using System.Globalization;

namespace Kotline.Bench;

/// <summary>Reads Linux' /proc. A process that ends meanwhile is no error.</summary>
internal static class ProcessTree
{
    private const int BytesPerKb = 1_024;

    /// <summary>The process itself and those below it, whose command line holds the text.</summary>
    public static List<int> Find(int root, string commandLine) =>
        [.. Ids().Where(id => Read($"/proc/{id}/cmdline").Contains(commandLine, StringComparison.Ordinal) && IsBelow(id, root))];

    /// <summary>VmHWM: the most memory that was ever resident. 0 once the process has ended.</summary>
    public static long PeakMemoryBytes(int id) => Field(id, "VmHWM:") is { } line
        ? long.Parse(line.Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * BytesPerKb
        : 0;

    /// <summary>Where a process works; null once it has ended.</summary>
    public static string? FolderOf(int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").LinkTarget;
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a process has this number, dead ones included that nobody has asked after yet.</summary>
    public static bool Exists(int id) => Directory.Exists($"/proc/{id}");

    /// <summary>Every process that works in this folder, as <see cref="FolderOf"/> writes it.</summary>
    public static List<int> WorkingIn(string folder) => [.. Ids().Where(id => FolderOf(id) == folder)];

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static bool IsBelow(int id, int root)
    {
        while (id != root)
        {
            if (Field(id, "PPid:") is not { } parent || (id = int.Parse(parent, CultureInfo.InvariantCulture)) <= 1)
            {
                return false;
            }
        }

        return true;
    }

    private static string? Field(int id, string name) => Read($"/proc/{id}/status")
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
        .Trim();

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
