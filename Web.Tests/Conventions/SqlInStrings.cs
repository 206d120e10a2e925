using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>SQL statements in the string literals of C#.</summary>
internal static partial class SqlInStrings
{
    /// <summary>How many literals of a C# file begin with a statement.</summary>
    public static int Count(string source) => CSharpText.Literals(source).Count(literal => Statement().IsMatch(literal));

    /// <summary>Where files and their counts, as found, aren't those that are listed.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, int> listed, IReadOnlyDictionary<string,
        int> found) => listed.Keys.Union(found.Keys)
        .Order(StringComparer.Ordinal)
        .Select(path => (Path: path, Listed: listed.GetValueOrDefault(path), Found: found.GetValueOrDefault(path)))
        .Where(file => file.Listed != file.Found)
        .Select(file => $"{file.Path} holds {file.Found} statements, and {file.Listed} are listed");

    // Upper case, as the house writes SQL: a message may begin with the word.
    [GeneratedRegex(@"^[\s(]*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CALL|COPY)\s")]
    private static partial Regex Statement();
}
