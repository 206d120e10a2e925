using System.Buffers;
using System.Text;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>Looks for planted texts in every file below a folder, as UTF-8 and as UTF-16.</summary>
internal sealed class FolderScan
{
    private readonly SearchValues<string> needles;

    /// <param name="texts">ASCII, each long enough to be met by no chance.</param>
    public FolderScan(IEnumerable<string> texts) => needles = SearchValues.Create(
        [.. texts.SelectMany(text => (string[])[text, Bytes(Encoding.Unicode, text), Bytes(Encoding.BigEndianUnicode, text)])],
        StringComparison.Ordinal);

    public int FilesRead { get; private set; }

    /// <returns>The files in which a text was found, with the text's beginning.</returns>
    public IReadOnlyList<string> Find(string folder)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (ReadIfThere(path) is not { } bytes)
            {
                continue;
            }

            FilesRead++;
            var text = Encoding.Latin1.GetString(bytes);
            if (text.AsSpan().IndexOfAny(needles) is >= 0 and var place)
            {
                found.Add($"{path}: {text.AsSpan(place, Math.Min(24, text.Length - place))}");
            }
        }

        return found;
    }

    /// <summary>
    /// A server that runs makes and removes files at any moment. Sockets and pipes, of length 0, hold nothing, and to open a pipe would
    /// be to wait for its writer.
    /// </summary>
    private static byte[]? ReadIfThere(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > 0 } ? File.ReadAllBytes(path) : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Bytes(Encoding encoding, string text) => Encoding.Latin1.GetString(encoding.GetBytes(text));
}
