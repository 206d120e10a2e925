using System.Text;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Support;

/// <summary>A real partner file taken apart, to be damaged and put together again: its header, and its rows as cells. No cell of these
/// files holds a line end.</summary>
internal sealed class RealRows
{
    private RealRows(string[] header, List<string[]> rows) => (Header, Rows) = (header, rows);

    public string[] Header { get; }

    public List<string[]> Rows { get; }

    /// <param name="rowsMax">The first so many rows; null for all.</param>
    public static async Task<RealRows> OrSkipAsync(string name, int? rowsMax = null)
    {
        using var reader = new StreamReader(SharedFiles.OrSkip(name).OpenRead(), Encoding.UTF8);
        var header = Split((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!);
        var rows = new List<string[]>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && rows.Count < (rowsMax ?? int.MaxValue))
        {
            rows.Add(Split(line));
        }

        return new RealRows(header, rows);
    }

    public int IndexOf(string column) => Array.IndexOf(Header, column);

    /// <summary>The same with two columns in each other's place, in the header as in the rows.</summary>
    public RealRows Swapped(string one, string other)
    {
        var (first, second) = (IndexOf(one), IndexOf(other));
        return new RealRows(Swap(Header), [.. Rows.Select(Swap)]);

        string[] Swap(string[] cells)
        {
            var swapped = cells.ToArray();
            (swapped[first], swapped[second]) = (swapped[second], swapped[first]);
            return swapped;
        }
    }

    public string Text(Func<string[], string> header, char delimiter = ',') =>
        header(Header) + "\n" + string.Concat(Rows.Select(row => Join(row, delimiter) + "\n"));

    public string Text() => Text(header => string.Join(',', header));

    public static PartnerFile File(string text, Encoding? encoding = null) =>
        File((encoding ?? new UTF8Encoding(false)) is var used ? [.. used.GetPreamble(), .. used.GetBytes(text)] : []);

    public static PartnerFile File(byte[] bytes) => new("damaged.csv", () => new MemoryStream(bytes, writable: false));

    public static string Join(string[] cells, char delimiter = ',') => string.Join(
        delimiter, cells.Select(cell => cell.AsSpan().IndexOfAny([' ', '"', delimiter]) >= 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell));

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '"' when isQuoted && at + 1 < line.Length && line[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[at]);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
