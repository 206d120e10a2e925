using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>The reader against a plain reading of the same rules, over text of little but quotes, commas and line ends.</summary>
public class RecordRecovery
{
    private const int FieldCount = 3;

    private static readonly FileFormat threeColumns = new(
        Sha256: "",
        ByteCount: 0,
        SourceEncoding.Utf8,
        HasByteOrderMark: false,
        Delimiter: ',',
        HeaderLine: null,
        Columns: ["GivenName", "Surname", "City"],
        new Dictionary<WantedColumn, int> { [WantedColumn.GivenName] = 0, [WantedColumn.Surname] = 1, [WantedColumn.City] = 2 },
        DateOrder.MonthDayYear,
        DateOrderSettled: true);

    // A buffer of about 4 KiB, larger than the text under test, whose end the padding before it moves across that text.
    private static readonly ReadingOptions options = new() { RecordBytesMax = 2_000, FieldBytesMax = 2_000, RecordLinesMax = 2_000 };

    private static readonly Gen<string> padding = Gen.Frequency(
        (1, Gen.Constant("")),
        (2, Gen.Choose(600, 690).Select(lines => string.Concat(Enumerable.Repeat("1,2,3\n", lines)))));

    private static readonly Gen<string> text =
        Gen.Elements("\"", "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", "a", "bc", "1,2,3\n", "\"x\",\"y\",\"z\"\r\n", "é")
            .ListOf()
            .Select(string.Concat);

    [Fact]
    public void Any_text_is_read_as_the_plain_rules_say()
    {
        var inputs = padding.SelectMany(before => text.SelectMany(input => Gen.Choose(1, 20).Select(
            bytesMax => (Text: before + input, BytesMax: bytesMax))));

        Prop.ForAll(inputs.ToArbitrary(), async input => (await ReadAsync(input.Text, input.BytesMax)).ShouldBe(ReadPlainly(input.Text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(200));
    }

    private static async Task<List<string>> ReadAsync(string input, int bytesMax)
    {
        var file = new PartnerFile("a.csv", () => new ChoppyStream(Encoding.UTF8.GetBytes(input), bytesMax));
        var lines = new List<string>();
        await foreach (var record in new PartnerFileReader(file, threeColumns, options).ReadAllAsync(CancellationToken.None))
        {
            var outcome = record.IsReadable
                ? string.Join('|', threeColumns.FieldIndexes.Keys.Select(column => record.Cells[column]))
                : record.Unreadable.ToString();
            lines.Add($"{record.LineNumber} {record.FieldCount} {outcome}");
        }

        return lines;
    }

    private static List<string> ReadPlainly(string input)
    {
        var lines = new List<string>();
        var at = 0;
        var line = 1;
        var counted = 0;
        while (at < input.Length)
        {
            if (LineEndLength(input, at) is > 0 and var blank)
            {
                at += blank;
                continue;
            }

            var (fields, end) = ParseRecord(input, at);
            line += LineEndsIn(input[counted..at]);
            counted = at;
            var isOneLine = end <= FirstLineEnd(input, at);
            lines.Add(fields switch
            {
                null => $"{line}  {UnreadableReason.BrokenQuote}",
                { Count: < FieldCount } => $"{line} {fields.Count} {UnreadableReason.TooFewFields}",
                { Count: > FieldCount } => $"{line} {fields.Count} {UnreadableReason.TooManyFields}",
                _ => $"{line} {FieldCount} {string.Join('|', fields.Select(field => field.Trim()))}",
            });
            at = fields?.Count == FieldCount || isOneLine ? end : FirstLineEnd(input, at);
        }

        return lines;
    }

    private static (List<string>? Fields, int End) ParseRecord(string input, int at)
    {
        var malformed = ((List<string>?)null, int.MaxValue);
        var fields = new List<string>();
        while (true)
        {
            var field = new StringBuilder();
            if (at < input.Length && input[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at == input.Length)
                    {
                        return malformed;
                    }

                    if (input[at] == '"' && (at + 1 == input.Length || input[at + 1] != '"'))
                    {
                        break;
                    }

                    at += input[at] == '"' ? 1 : 0;
                    field.Append(input[at]);
                }

                at++;
            }
            else
            {
                for (; at < input.Length && input[at] is not (',' or '"' or '\r' or '\n'); at++)
                {
                    field.Append(input[at]);
                }
            }

            fields.Add(field.ToString());
            if (at == input.Length || LineEndLength(input, at) > 0)
            {
                return (fields, at);
            }

            if (input[at] != ',')
            {
                return malformed;
            }

            at++;
        }
    }

    private static int LineEndLength(string input, int at) => input[at] switch
    {
        '\r' => at + 1 < input.Length && input[at + 1] == '\n' ? 2 : 1,
        '\n' => 1,
        _ => 0,
    };

    private static int FirstLineEnd(string input, int at) =>
        input.IndexOfAny(['\r', '\n'], at) is >= 0 and var end ? end : input.Length;

    private static int LineEndsIn(string text) => text.Replace("\r\n", "\n").Count(character => character is '\r' or '\n');
}
