namespace Kotline.Bench.Torture;

/// <summary>Where the physical lines of a file begin and end, counted as people count them: CR LF, LF and CR each end one.</summary>
internal sealed class PhysicalLineMap
{
    private readonly Dictionary<int, long> numbers = [];
    private readonly HashSet<int> ends = [];

    public PhysicalLineMap(ReadOnlySpan<byte> bytes, TortureEncoding encoding, int markLength)
    {
        var line = 1L;
        numbers[markLength] = line;
        var lineFeed = encoding.Encoding.GetBytes("\n");
        var carriageReturn = encoding.Encoding.GetBytes("\r");
        for (var at = markLength; at < bytes.Length; at += encoding.UnitBytes)
        {
            var isReturn = bytes[at..].StartsWith(carriageReturn);
            if (!isReturn && !bytes[at..].StartsWith(lineFeed))
            {
                continue;
            }

            ends.Add(at);
            if (isReturn && bytes[(at + encoding.UnitBytes)..].StartsWith(lineFeed))
            {
                at += encoding.UnitBytes;
            }

            numbers[at + encoding.UnitBytes] = ++line;
        }

        ends.Add(bytes.Length);
    }

    /// <returns>Null where no line begins.</returns>
    public long? NumberAt(int start) => numbers.TryGetValue(start, out var number) ? number : null;

    public bool EndsAt(int end) => ends.Contains(end);
}
