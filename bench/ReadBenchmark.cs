using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using Sylvan.Data.Csv;

namespace Kotline.Bench;

/// <summary>
/// The second pass over a partner's file, to its cells, beside what the library alone does with the same file: no hash, no recovery, every
/// quote believed. In turn, in one process; a first round of each isn't counted, since the code is still being compiled then.
/// </summary>
internal static class ReadBenchmark
{
    private const int LibraryBufferChars = 64 * 1024;

    public static async Task RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var shape = new PartnerFileShape(arguments.Number("--rows", 100_000), arguments.Number("--seed", 1UL)).Validated();
        var roundCount = arguments.Number("--rounds", 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(roundCount, 1);
        var work = Directory.CreateTempSubdirectory("kotline-bench-");
        try
        {
            var path = Path.Combine(work.FullName, "partner.csv");
            await using (var output = File.Create(path))
            {
                PartnerFileGenerator.Write(output, shape, cancellationToken);
            }

            var options = new ReadingOptions { FileBytesMax = long.MaxValue };
            var file = new PartnerFile("partner.csv", () => File.OpenRead(path));
            var detected = await new DetectFormat(options).RunAsync(file, null, cancellationToken) is FormatDetection.Accepted accepted
                ? accepted.File
                : throw new InvalidOperationException("The generated file isn't accepted.");
            List<double> product = [];
            List<double> library = [];
            for (var round = 0; round <= roundCount; round++)
            {
                product.Add(
                    await MicrosecondsOfProcessorAsync(shape.RowCount, () => ReadAsync(file, detected, options, cancellationToken)));
                library.Add(await MicrosecondsOfProcessorAsync(shape.RowCount, () => Task.FromResult(ReadByLibrary(path, detected))));
            }

            Print("product", product.Skip(1));
            Print("library", library.Skip(1));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<int> ReadAsync(
        PartnerFile file, FileFormat detected, ReadingOptions options, CancellationToken cancellationToken)
    {
        var readable = 0;
        await foreach (var record in new PartnerFileReader(file, detected, options).ReadAllAsync(cancellationToken))
        {
            readable += record.IsReadable ? 1 : 0;
        }

        return readable;
    }

    private static int ReadByLibrary(string path, FileFormat detected)
    {
        var count = 0;
        using var csv = CsvDataReader.Create(
            new StreamReader(path, Encoding.UTF8),
            new char[LibraryBufferChars],
            new CsvDataReaderOptions { Delimiter = detected.Delimiter });
        while (csv.Read())
        {
            var cells = new PartnerCells();
            foreach (var (column, index) in detected.FieldIndexes)
            {
                cells[column] = csv.GetFieldSpan(index).Trim().ToString();
            }

            count++;
        }

        return count;
    }

    private static async Task<double> MicrosecondsOfProcessorAsync(int rowCount, Func<Task<int>> read)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        if (await read() != rowCount)
        {
            throw new InvalidOperationException("Not all rows were read.");
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / rowCount;
    }

    private static void Print(string name, IEnumerable<double> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}  {Percentile.At([.. rounds.Order()], 50):F2} µs of processor a row (median of {rounds.Count()})"));
}
