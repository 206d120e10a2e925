using System.Text;

namespace Kotline.Web.Tests.Conventions;

/// <summary>What a line of a page says by itself.</summary>
internal static class RazorText
{
    /// <summary>The line without its expressions: @(…), and @ before a name with its members, calls and indexes.</summary>
    public static string WithoutExpressions(string line)
    {
        var kept = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '@')
            {
                kept.Append(line[at]);
                continue;
            }

            at = EndOfExpression(line, at + 1) - 1;
        }

        return kept.ToString();
    }

    private static int EndOfExpression(string line, int at)
    {
        while (at < line.Length)
        {
            if (line[at] is '(' or '[')
            {
                at = EndOfBrackets(line, at);
            }
            else if (char.IsLetterOrDigit(line[at]) || line[at] is '_' or '!' or '?' || (line[at] == '.' && IsName(line, at + 1)))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsName(string line, int at) => at < line.Length && (char.IsLetter(line[at]) || line[at] == '_');

    private static int EndOfBrackets(string line, int at)
    {
        var depth = 0;
        for (; at < line.Length; at++)
        {
            depth += line[at] switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return at;
    }
}
