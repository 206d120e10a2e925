using System.Text;

namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Looks for column names in the first lines of a file that can't be read as records. A parser doesn't recognise a header with a stray
/// quote or one field too many, and yet such a header shows that the columns aren't in a known order.
/// </summary>
internal static class DamagedHeader
{
    private const int BytesLookedAt = 64 * 1024;

    /// <summary>
    /// A line with at least this many fields, hardly any of which looks like data, consists of labels, whatever they say.
    /// </summary>
    private const int LabelsMin = 10;

    /// <summary>The greatest number of known names in any line that is simply split at a delimiter.</summary>
    public static async Task<int> CountNamesAsync(
        FileSample sample, IReadOnlyList<char> delimiters, FileHeader.IsName isName, CancellationToken cancellationToken)
    {
        var most = 0;
        foreach (var line in await LinesAsync(sample, cancellationToken))
        {
            foreach (var delimiter in delimiters)
            {
                most = Math.Max(most, CellsOf(line, delimiter).Count(cell => isName(cell.Span)));
            }
        }

        return most;
    }

    /// <summary>Whether one of the first lines holds labels in a language that isn't known here.</summary>
    public static async Task<bool> HasLabelsAsync(FileSample sample, IReadOnlyList<char> delimiters, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(sample, cancellationToken);
        return lines.Any(line => delimiters.Any(delimiter =>
        {
            var cells = CellsOf(line, delimiter).Where(cell => cell.Length > 0).ToList();
            return cells.Count >= LabelsMin && cells.Count(cell => FileHeader.IsData(cell.Span)) < FileHeader.DataEnough;
        }));
    }

    public static async Task<IReadOnlyList<string>> NamesOfFirstLineAsync(
        FileSample sample, char delimiter, CancellationToken cancellationToken) =>
        await LinesAsync(sample, cancellationToken) is [var line, ..]
            ? [.. CellsOf(line, delimiter).Select(cell => Encoding.UTF8.GetString(cell.Span).Trim())]
            : [];

    private static async Task<List<ReadOnlyMemory<byte>>> LinesAsync(FileSample sample, CancellationToken cancellationToken)
    {
        var bytes = new byte[BytesLookedAt];
        await using var utf8 = sample.OpenAsUtf8();
        var count = await utf8.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        ReadOnlyMemory<byte> left = bytes.AsMemory(0, count);
        left = left.Span.StartsWith(ByteOrderMark.Utf8) ? left[ByteOrderMark.Utf8.Length..] : left;
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!left.IsEmpty && lines.Count < FileHeader.RecordsLookedAt)
        {
            var length = PhysicalLines.FirstLength(left.Span);
            var line = length < 0 ? left : left[..length];
            left = length < 0 ? default : left[(length + 1)..];
            if (!line.Span.Trim((byte)' ').IsEmpty)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> CellsOf(ReadOnlyMemory<byte> line, char delimiter)
    {
        while (true)
        {
            var length = line.Span.IndexOf((byte)delimiter);
            yield return Bare(length < 0 ? line : line[..length]);
            if (length < 0)
            {
                yield break;
            }

            line = line[(length + 1)..];
        }
    }

    private static ReadOnlyMemory<byte> Bare(ReadOnlyMemory<byte> cell) => cell.Trim(" \t\""u8);
}
