using Kotline.Bench.Torture;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>
/// Whatever was done to a file, a row of it that nobody touched is read as it was or not at all. The same at full length: ./kotline bench
/// torture, which also makes the numbered file of a failure (--file N --seed N --out PATH).
/// </summary>
public sealed class TortureTests
{
    private const int Files = 300;
    private const ulong Seed = 20261124;

    [Fact]
    public async Task Of_a_damaged_or_rewritten_file_no_untouched_row_is_misread_and_what_is_refused_is_refused_by_name()
    {
        var paths = RealFilePaths.Names.Select(RealFilePaths.Of).OfType<string>().ToList();
        Assert.SkipWhen(paths.Count < RealFilePaths.Names.Count, "The real files are not on this machine.");

        var figures = await FileTorture.ReadAsync(paths, Files, Seed, TestContext.Current.CancellationToken);

        figures.Files.ShouldBe(Files);
        figures.RowsCompared.ShouldBeGreaterThan(10_000);
        figures.Answers.Keys.ShouldContain("refused missing_columns");
        figures.Wrong.ShouldBeEmpty();
    }
}
