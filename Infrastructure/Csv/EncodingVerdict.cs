namespace Kotline.Infrastructure.Csv;

/// <summary>Which encoding a file without a byte order mark has, by what was counted over all of it; or that nobody can tell.</summary>
internal static class EncodingVerdict
{
    /// <summary>So few broken lines are damage: they alone are lost. At least one line, so that a short file has the same right.</summary>
    private const int BrokenPercentOfUtf8Max = 1;

    private const int BrokenPercentOfOtherMin = 90;

    /// <summary>A line of a Windows-1252 file may hold a sign where one wouldn't expect it; one of a file of some length.</summary>
    private const int ImplausiblePercentMax = 1;

    private const int LinesOfSomeLength = 20;

    private const int LinesTooFew = 2;

    /// <returns>Null when it is doubtful.</returns>
    /// <remarks>
    /// Of the lines with bytes beyond ASCII, at most 1 % broken as UTF-8: UTF-8. At least 90 % broken, and Windows-1252 explains them,
    /// no other code page better: Windows-1252. A file with a single such line is decided by that line.
    /// </remarks>
    public static SourceEncoding? Of(EncodingTally tally)
    {
        var brokenMax = tally.Lines == 1 ? 0 : Math.Max(1, Percent(tally.Lines, BrokenPercentOfUtf8Max));
        if (tally.Broken <= brokenMax)
        {
            return SourceEncoding.Utf8;
        }

        return tally.Broken * 100L >= tally.Lines * (long)BrokenPercentOfOtherMin
            && tally.Undefined(SourceEncoding.Windows1252) == 0
            && tally.Implausible(SourceEncoding.Windows1252) <= ImplausibleMax(tally.Broken)
            && SourceEncodings.OfOneByte.All(other => other == SourceEncoding.Windows1252 || IsNoLikelier(other, tally))
                ? SourceEncoding.Windows1252
                : null;
    }

    /// <summary>What a person may choose, the likeliest first, with how many lines each leaves unexplained.</summary>
    public static IReadOnlyList<EncodingCandidate> Candidates(EncodingTally tally) =>
        [.. SourceEncodings.Choices
            .Select(encoding => new EncodingCandidate(encoding, Unexplained(encoding, tally)))
            .OrderBy(candidate => candidate.LinesUnexplained)
            .ThenBy(candidate => candidate.Encoding == SourceEncoding.Utf8 ? 0 : tally.Unusual(candidate.Encoding))];

    // A line that is UTF-8 is none of a one-byte encoding's: both count as unexplained there.
    private static int Unexplained(SourceEncoding encoding, EncodingTally tally) => encoding == SourceEncoding.Utf8
        ? tally.Broken
        : tally.Lines - tally.Broken + Math.Max(tally.Undefined(encoding), tally.Implausible(encoding));

    private static int ImplausibleMax(int broken) => broken < LinesOfSomeLength ? 0 : Math.Max(1, Percent(broken, ImplausiblePercentMax));

    /// <summary>
    /// Another code page explains fewer lines than Windows-1252, or as many and with letters that are less usual. Where both say as much,
    /// Windows-1252 is what one meets; but a line or two are too few to go by that. (What Latin-9 explains as well has the same letters.)
    /// </summary>
    private static bool IsNoLikelier(SourceEncoding other, EncodingTally tally)
    {
        var (mine, theirs) = (Unexplained(SourceEncoding.Windows1252, tally), Unexplained(other, tally));
        var (myUnusual, theirUnusual) = (tally.Unusual(SourceEncoding.Windows1252), tally.Unusual(other));
        return mine < theirs
            || (mine == theirs && myUnusual < theirUnusual)
            || (mine == theirs && myUnusual == theirUnusual && (tally.Broken > LinesTooFew || other == SourceEncoding.Latin9));
    }

    private static int Percent(int lines, int percent) => (int)(lines * (long)percent / 100);
}
