using System.Text;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>
/// The plainest reading of RFC 4180, for files that are known to be well quoted: a second opinion that shares nothing
/// with the reader of the product.
/// </summary>
internal static class SmallFile
{
    public static IEnumerable<List<string>> Records(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in text)
        {
            // A doubled quote closes and opens again: the second one stands for itself.
            if (character == '"')
            {
                quoted = !quoted;
                field.Append('"');
            }
            else if (!quoted && character is (',' or '\n'))
            {
                record.Add(Unquoted(field));
                if (character == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
            else
            {
                field.Append(character);
            }
        }

        if (record.Count > 0)
        {
            record.Add(Unquoted(field));
            yield return record;
        }
    }

    private static string Unquoted(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        text = text.EndsWith('\r') ? text[..^1] : text;
        return text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
