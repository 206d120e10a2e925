using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Bench;

/// <summary>PostgreSQL's own benchmark, sending the statements of a sale one by one as the site's login.</summary>
internal sealed partial class PgBench(NpgsqlConnectionStringBuilder login, Actor seller, long location)
{
    private const int TriesMax = 1_000;

    /// <summary>A product's number is in its SKU, so that a script can name one at random.</summary>
    public static string SkuOf(int number) => $"B-{number.ToString(CultureInfo.InvariantCulture)}";

    public async Task<SalesFigures> RunAsync(string isolation, int writers, int products, int seconds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("kotline-pgbench-");
        try
        {
            var script = Path.Combine(folder.FullName, "sale.sql");
            await File.WriteAllTextAsync(script, Script(isolation, products), cancellationToken);
            var output = await RunAsync(
                [
                    "--no-vacuum", $"--file={script}", $"--client={writers}", "--jobs=2", $"--time={seconds}", $"--max-tries={TriesMax}",
                    "--log", $"--log-prefix={Path.Combine(folder.FullName, "log")}",
                ],
                cancellationToken);
            var latencies = Directory.EnumerateFiles(folder.FullName, "log*")
                .SelectMany(File.ReadLines)
                .Select(line => line.Split(' ')[2])
                .Where(microseconds => microseconds.All(char.IsAsciiDigit))
                .Select(microseconds => double.Parse(microseconds, CultureInfo.InvariantCulture) / 1_000)
                .Order()
                .ToList();
            var retries = Retries().Match(output) is { Success: true } said
                ? double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture)
                : 0;
            return SalesFigures.Of(
                latencies, double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), retries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Script(string isolation, int products) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        \set product random(1, {products})
        BEGIN ISOLATION LEVEL {isolation};
        SET LOCAL ROLE kotline_storekeeper;
        SELECT audit.begin_unit_of_work('\x{Convert.ToHexString(seller.Ticket)}', 'storekeeper', 'post OUTGOING', NULL, NULL);
        SELECT * FROM stock.post(gen_random_uuid()::text, sha256('sale'), 'OUTGOING', NULL, NULL, ARRAY['B-' || :product], ARRAY[{location}::bigint], ARRAY[-1], ARRAY[NULL::integer]);
        COMMIT;
        """);

    private async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Newest(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = login.Host;
        start.Environment["PGPORT"] = login.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = login.Username;
        start.Environment["PGPASSWORD"] = login.Password;
        start.Environment["PGDATABASE"] = login.Database;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench: {await errors}");
    }

    private static string Newest() =>
        Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order().Last();

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"^total number of retries: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Retries();
}
