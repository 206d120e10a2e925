using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

public class RecordRoundTrip
{
    private static readonly WantedColumn[] columns = [.. Enum.GetValues<WantedColumn>().Where(column => column != WantedColumn.StateFull)];
    private static readonly string[] lineEnds = ["\n", "\r\n", "\r"];

    /// <summary>Text made of what is special in RFC 4180, so that every few cells hold something of it.</summary>
    private static readonly Gen<string> cell =
        Gen.Elements("\"", "\"\"", ",", ";", "\n", "\r\n", "\r", " ", "a", "é", "𐍈", "'", "")
            .ListOf()
            .Select(pieces => string.Concat(pieces.Take(12)));

    private static readonly Gen<string[]> row = cell.ArrayOf(columns.Length);

    [Fact]
    public void Cells_written_as_rfc_4180_are_read_back()
    {
        var files = row.ArrayOf().SelectMany(rows => Gen.Elements(lineEnds).SelectMany(
            end => Gen.Choose(1, 40).Select(bytesMax => (Rows: rows, LineEnd: end, BytesMax: bytesMax))));

        Prop.ForAll(files.ToArbitrary(), file => ReadsBack(file.Rows, file.LineEnd, file.BytesMax))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static async Task<bool> ReadsBack(string[][] rows, string lineEnd, int bytesMax)
    {
        var lines = rows.Select(cells => string.Join(',', cells.Select(Quoted))).Prepend(Header);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + lineEnd)));
        var file = new PartnerFile("a.csv", () => new ChoppyStream(bytes, bytesMax));
        if (rows.Length == 0)
        {
            return (await BothPasses.RefuseAsync(file)).Reason == FileRefusalReason.HeaderOnly;
        }

        var records = await BothPasses.ReadAsync(file, new ReadingOptions { RecordLinesMax = 10_000 });
        var read = records.Select(record => columns.Select(column => record.Cells![column]));
        return read.Select(cells => string.Join('\u001F', cells))
            .SequenceEqual(rows.Select(cells => string.Join('\u001F', cells.Select(text => text.Trim()))));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";
}
