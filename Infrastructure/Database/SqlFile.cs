using System.Collections.Concurrent;
using System.Reflection;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Reads a statement that stays SQL, from a file beside its feature that is embedded as "feature/name.sql". The comment at the file's
/// head says why it is SQL.
/// </summary>
internal static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> texts = new();

    public static string Read(string name) => texts.GetOrAdd(name, static name =>
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"No statement is embedded as {name}.");
        using var text = new StreamReader(file);
        return WithoutHead(text.ReadToEnd());
    });

    // Removes the comment at the head, so that it isn't sent each time and the server's log, which has every statement
    // as sent, stays short.
    private static string WithoutHead(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
}
