namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>
/// The files without a name that this process holds open in a folder, as the system shows them: what somebody would find who searches the
/// disk.
/// </summary>
internal static class SpooledFiles
{
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFileSystemEntries("/proc/self/fd").Where(path => IsIn(path, folder))];

    private static bool IsIn(string path, string folder)
    {
        try
        {
            return new FileInfo(path).LinkTarget?.StartsWith(folder + "/", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed meanwhile by another test.
            return false;
        }
    }
}
