using System.Runtime.CompilerServices;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;

namespace Kotline.Web.Tests.Imports.Reading;

public class RealFiles
{
    [Theory]
    [InlineData("french-data-1.csv", 1_500)]
    [InlineData("german-data-1.csv", 1_000)]
    public async Task Every_row_of_a_real_file_is_readable(string name, int rows)
    {
        var path = PathOf(name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{name} is not on this machine.");
        var file = new PartnerFile(name, () => System.IO.File.OpenRead(path));

        var detected = await AcceptAsync(file);
        var records = await ReadAsync(file);

        (detected.Encoding, detected.Delimiter, detected.HasHeader, detected.FieldCount).ShouldBe((SourceEncoding.Utf8, ',', true, 43));
        (detected.DateOrder, detected.DateOrderSettled).ShouldBe((DateOrder.MonthDayYear, true));
        records.Count.ShouldBe(rows);
        records.ShouldAllBe(record => record.IsReadable);
        records[^1].LineNumber.ShouldBe(rows + 1);
    }

    /// <summary>The files stand beside the project, in <c>../shared/data</c>; a folder further up for a second checkout.</summary>
    private static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(ThisFile())!); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return name;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
