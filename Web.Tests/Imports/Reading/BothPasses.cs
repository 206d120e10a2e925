using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>Both passes over a file, for tests of either.</summary>
internal static class BothPasses
{
    public static Task<FormatDetection> DetectAsync(
        PartnerFile file, PartnerProfile? profile = null, ReadingOptions? options = null, FormatChoice? choice = null) =>
        new DetectFormat(options ?? new ReadingOptions()).RunAsync(file, profile, choice ?? new FormatChoice(), TestContext.Current.CancellationToken);

    public static async Task<FileFormat> AcceptAsync(
        PartnerFile file, PartnerProfile? profile = null, ReadingOptions? options = null, FormatChoice? choice = null) =>
        (await DetectAsync(file, profile, options, choice)).ShouldBeOfType<FormatDetection.Accepted>().File;

    public static async Task<FileDoubt> DoubtAsync(PartnerFile file, PartnerProfile? profile = null, FormatChoice? choice = null) =>
        (await DetectAsync(file, profile, choice: choice)).ShouldBeOfType<FormatDetection.Doubtful>().Doubt;

    public static async Task<FileRefusal> RefuseAsync(PartnerFile file, PartnerProfile? profile = null, ReadingOptions? options = null) =>
        (await DetectAsync(file, profile, options)).ShouldBeOfType<FormatDetection.Refused>().Refusal;

    public static async Task<List<PartnerRecord>> ReadAsync(PartnerFile file, ReadingOptions? options = null, FormatChoice? choice = null)
    {
        var detected = await AcceptAsync(file, options: options, choice: choice);
        var reader = new PartnerFileReader(file, detected, options ?? new ReadingOptions());
        var records = new List<PartnerRecord>();
        await foreach (var record in reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            records.Add(record);
        }

        reader.IsSameFile.ShouldBeTrue();
        reader.BytesRead.ShouldBe(detected.ByteCount);
        return records;
    }

    /// <summary>Each record as "line name" or "line reason".</summary>
    public static async Task<string[]> OutlineAsync(PartnerFile file, ReadingOptions? options = null, FormatChoice? choice = null) =>
        [.. (await ReadAsync(file, options, choice)).Select(Outline)];

    public static string Outline(PartnerRecord record) =>
        $"{record.LineNumber} {(record.IsReadable ? record.Cells[WantedColumn.GivenName] : record.Unreadable.ToString())}";
}
