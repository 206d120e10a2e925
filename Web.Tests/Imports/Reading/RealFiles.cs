using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;

namespace Kotline.Web.Tests.Imports.Reading;

public class RealFiles
{
    [Theory]
    [InlineData("french-data-1.csv", 1_500)]
    [InlineData("german-data-1.csv", 1_000)]
    public async Task Every_row_of_a_real_file_is_readable(string name, int rows)
    {
        var file = SharedFiles.OrSkip(name);

        var detected = await AcceptAsync(file);
        var records = await ReadAsync(file);

        (detected.Encoding, detected.Delimiter, detected.HasHeader, detected.FieldCount).ShouldBe((SourceEncoding.Utf8, ',', true, 43));
        (detected.DateOrder, detected.DateOrderSettled).ShouldBe((DateOrder.MonthDayYear, true));
        records.Count.ShouldBe(rows);
        records.ShouldAllBe(record => record.IsReadable);
        records[^1].LineNumber.ShouldBe(rows + 1);
    }
}
