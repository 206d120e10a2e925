using System.Collections.Concurrent;
using System.Reflection;

namespace Kotline.Infrastructure.Database;

/// <summary>A statement that stays SQL: a file beside its feature, whose head says why, embedded as "feature/name.sql".</summary>
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

    // Nor does the server's log need it, which holds every statement as it was sent.
    private static string WithoutHead(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
}
