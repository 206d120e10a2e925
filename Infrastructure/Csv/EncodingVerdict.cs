namespace Kotline.Infrastructure.Csv;

/// <summary>Decides which encoding a file without a byte order mark has, from counts over the whole file, or that it is doubtful.</summary>
internal static class EncodingVerdict
{
    /// <summary>
    /// If no more lines than this are broken, they are damaged and only they are lost. At least one line may be, so that short
    /// files are treated alike.
    /// </summary>
    private const int BrokenPercentOfUtf8Max = 1;

    private const int BrokenPercentOfOtherMin = 90;

    /// <summary>In a Windows-1252 file of some length, this many lines may hold a sign in an unexpected place.</summary>
    private const int ImplausiblePercentMax = 1;

    private const int LinesOfSomeLength = 20;

    private const int LinesTooFew = 2;

    /// <returns>Null when the encoding is doubtful.</returns>
    /// <remarks>
    /// Only lines with bytes beyond ASCII count. If at most 1 % of them are broken as UTF-8, the file is UTF-8. If at least 90 %
    /// are broken, and Windows-1252 explains them and no other code page does so better, it is Windows-1252. If there is only one
    /// such line, it decides.
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

    /// <summary>
    /// The encodings that a person may choose, the likeliest first, each with the number of lines that it leaves unexplained.
    /// </summary>
    public static IReadOnlyList<EncodingCandidate> Candidates(EncodingTally tally) =>
        [.. SourceEncodings.Choices
            .Select(encoding => new EncodingCandidate(encoding, Unexplained(encoding, tally)))
            .OrderBy(candidate => candidate.LinesUnexplained)
            .ThenBy(candidate => candidate.Encoding == SourceEncoding.Utf8 ? 0 : tally.Unusual(candidate.Encoding))];

    // A line in UTF-8 can't belong to a file in a one-byte encoding, so it counts as unexplained there too. A line with a byte that the
    // encoding leaves undefined is implausible as well.
    private static int Unexplained(SourceEncoding encoding, EncodingTally tally) => encoding == SourceEncoding.Utf8
        ? tally.Broken
        : tally.Lines - tally.Broken + tally.Implausible(encoding);

    private static int ImplausibleMax(int broken) => broken < LinesOfSomeLength ? 0 : Math.Max(1, Percent(broken, ImplausiblePercentMax));

    /// <summary>
    /// Whether another code page explains fewer lines than Windows-1252, or as many but with less usual letters. If both explain them
    /// equally well, Windows-1252 is the more common, but one or two lines are too few to rely on that. (Where Latin-9 explains the lines
    /// as well, the letters are the same.)
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
