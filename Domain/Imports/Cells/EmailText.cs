using System.Buffers;
using System.Text;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Imports.Cells;

/// <summary>
/// An e-mail address that could be delivered to, judged by its structure. Quoted local parts and addresses without a dotted domain exist
/// (RFC 5322), but no client has one, so here they are typing errors.
/// </summary>
internal static class EmailText
{
    private static readonly SearchValues<char> forbiddenInLocalPart = SearchValues.Create("@\"(),:;<>[\\] \u007f");

    public static string? Parse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocalPart(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1)) ? text : null;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local) =>
        !CodePoints.Exceed(local, CellBounds.EmailLocalPartLengthMax)
        && !local.ContainsAny(forbiddenInLocalPart)
        && !HasSpace(local)
        && !HiddenCharacters.AreIn(local)
        && local[0] != '.'
        && local[^1] != '.'
        && local.IndexOf("..") < 0;

    private static bool HasSpace(ReadOnlySpan<char> local)
    {
        foreach (var character in local)
        {
            if (char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            if (!IsLabel(domain[range]))
            {
                return false;
            }

            labels++;
        }

        return labels >= 2;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length == 0 || CodePoints.Exceed(label, CellBounds.DomainLabelLengthMax) || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var character in label.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(character) && character.Value != '-')
            {
                return false;
            }
        }

        return true;
    }
}
