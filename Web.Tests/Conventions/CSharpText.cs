using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>Tells code, comments and strings of a C# file apart, well enough for the conventions (holes of interpolated strings
/// count as string). What is left out becomes blanks, so that positions stay.</summary>
internal static partial class CSharpText
{
    public static string WithoutComments(string source) => Keep(source, match => !match.Groups["comment"].Success);

    public static string StringsOnly(string source) => Keep(source, match => match.Groups["text"].Success, othersToo: false);

    /// <summary>What stands between the quotes of each string, as it is written: escapes aren't undone.</summary>
    public static IEnumerable<string> Literals(string source) => Parts().Matches(source)
        .Where(part => part.Groups["text"].Success)
        .Select(part => part.Value.TrimStart('$', '@'))
        .Select(text => text[text.TakeWhile(letter => letter == '"').Count() is var quotes and >= 3 ? quotes..^quotes : 1..^1]);

    private static string Keep(string source, Predicate<Match> isKept, bool othersToo = true)
    {
        var kept = othersToo ? source.ToCharArray() : Blank(source).ToCharArray();
        foreach (Match match in Parts().Matches(source))
        {
            (isKept(match) ? match.Value : Blank(match.Value)).CopyTo(0, kept, match.Index, match.Length);
        }

        return new string(kept);
    }

    private static string Blank(string text) => NotLineEnd().Replace(text, " ");

    // In this order: comments, characters, then raw, verbatim and plain strings.
    [GeneratedRegex(
        """"
        (?<comment>//[^\n]*|/\*.*?\*/)
        |'(?:\\.[^'\n]*|[^\\'\n])'
        |(?<text>\$*(?<quotes>"{3,}).*?\k<quotes>(?!")|(?:\$@|@\$|@)"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*")
        """",
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex NotLineEnd();
}
