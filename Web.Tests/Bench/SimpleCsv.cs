using System.Text;
using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Bench;

/// <summary>Reads what the generator writes: one record a line. Not the product's reader, so that both can't be wrong alike.</summary>
internal static partial class SimpleCsv
{
    public static List<string[]> Read(byte[] file) =>
        [.. Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n').Select(Cells)];

    private static string[] Cells(string line) => [.. Cell().Matches(line).Select(match => match.Groups["quoted"].Success
        ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
        : match.Groups["plain"].Value)];

    [GeneratedRegex(@"(?:^|,)(?:""(?<quoted>(?:[^""]|"""")*)""|(?<plain>[^,""]*))")]
    private static partial Regex Cell();
}
