using System.Globalization;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The private server's log: its standard error, written to one file. PostgreSQL's log collector with csvlog isn't used, because by
/// measurement it cost most of the throughput. The log can be parsed exactly.
/// <para>An entry begins with <see cref="LinePrefix"/>: the mark, then, each followed by a tab, time in UTC (with milliseconds), process
/// id, session id, number of the line in the session, virtual transaction id, transaction id, application name, database, user; then the
/// severity and the message. Within a message PostgreSQL puts a tab after each line end, and an application name is printable ASCII, so a
/// line without the mark belongs to the entry before it. The mark is random and kept in <see cref="Secrets"/>, so that a client without any
/// right to sign in can't forge an entry by a line end in its user name.</para>
/// <para>At each start a large file is renamed to server-1.log, server-2.log and so on, and the oldest is deleted. The file isn't rotated
/// while the server writes, because copying and truncating would lose lines. During a long run, the space of lines that were copied into
/// the database can be freed by punching a hole (fallocate -p), which moves no offset.</para>
/// </summary>
public static class ServerLog
{
    private const long RotateAtBytes = 16 * 1024 * 1024;
    private const int KeptFilesMax = 20;

    /// <summary>The value of PostgreSQL's log_line_prefix.</summary>
    public static string LinePrefix(string mark) => $"{mark}\t%m\t%p\t%c\t%l\t%v\t%x\t%a\t%d\t%u\t";

    /// <summary>Renames a large log. Call this only while the server isn't running.</summary>
    internal static void Rotate(DataFolder folder)
    {
        var log = new FileInfo(folder.ServerLogFile);
        if (!log.Exists || log.Length < RotateAtBytes)
        {
            return;
        }

        List<(int Number, string Path)> kept = [.. Directory.EnumerateFiles(folder.Log, "server-*.log")
            .Select(path => (Number: NumberOf(path), Path: path))
            .Where(file => file.Number > 0)
            .OrderByDescending(file => file.Number)];
        var next = kept.Count == 0 ? 1 : kept[0].Number + 1;
        log.MoveTo(Path.Combine(folder.Log, $"server-{next.ToString(CultureInfo.InvariantCulture)}.log"));
        foreach ((_, var path) in kept.Skip(KeptFilesMax - 1))
        {
            File.Delete(path);
        }
    }

    /// <summary>The last lines, for a message about a server that didn't start.</summary>
    internal static string Tail(DataFolder folder, int linesMax)
    {
        const int tailBytes = 16 * 1024;
        if (!File.Exists(folder.ServerLogFile))
        {
            return "";
        }

        using FileStream log = new(folder.ServerLogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Seek(-Math.Min(tailBytes, log.Length), SeekOrigin.End);
        using var reader = new StreamReader(log);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(linesMax));
    }

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)["server-".Length..], CultureInfo.InvariantCulture, out var number) ? number : 0;
}
