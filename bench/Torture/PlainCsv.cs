using System.Text;

namespace Kotline.Bench.Torture;

/// <summary>
/// The plainest reading and writing of RFC 4180, for records that are known to be well quoted: a second opinion that shares
/// nothing with the product's.
/// </summary>
internal static class PlainCsv
{
    public static IEnumerable<string[]> Records(string text, char delimiter = ',')
    {
        var record = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (isQuoted && character == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (character != delimiter && character != '\n'))
            {
                field.Append(character);
            }
            else
            {
                record.Add(field.ToString());
                field.Clear();
                if (character == '\n')
                {
                    yield return [.. record];
                    record.Clear();
                }
            }
        }

        if (record.Count + field.Length > 0)
        {
            record.Add(field.ToString());
            yield return [.. record];
        }
    }

    /// <param name="mustQuote">Beside what has to be quoted.</param>
    public static string Line(IEnumerable<string> cells, char delimiter, Func<string, bool> mustQuote) =>
        string.Join(delimiter, cells.Select(cell => mustQuote(cell) || cell.AsSpan().ContainsAny([delimiter, '"', '\r', '\n'])
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell));
}
