using System.Globalization;
using System.Text.RegularExpressions;

namespace Kotline.Bench;

/// <summary>The measure of comparison: psql's own \copy of the file into a new table of 43 text columns, without any index.</summary>
internal static partial class PlainCopy
{
    private const string Table = "public.bench_copy";

    public static async Task<CopyAnswer> Run(Door door, string file, int rowCount, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", PartnerFileGenerator.Header.Split(',').Select(name => $"\"{name}\" text"));
        await door.Run(["psql", "-c", $"CREATE TABLE {Table} ({columns})"], cancellationToken);
        try
        {
            var copy = await door.Run(
                ["psql", "-c", @"\timing on", "-c", $@"\copy {Table} FROM '{file}' WITH (FORMAT csv, HEADER true)"], cancellationToken);
            if (!copy.Output.Contains($"COPY {rowCount.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"psql did not copy {rowCount} rows: {copy.Output}");
            }

            var milliseconds = double.Parse(Time().Match(copy.Output).Groups["ms"].Value, CultureInfo.InvariantCulture);
            return new CopyAnswer(milliseconds / 1_000, copy.WallSeconds);
        }
        finally
        {
            await door.Run(["psql", "-c", $"DROP TABLE {Table}"], CancellationToken.None, mayFail: true);
        }
    }

    [GeneratedRegex(@"^Time: (?<ms>[0-9.]+) ms", RegexOptions.Multiline)]
    private static partial Regex Time();
}

/// <param name="Seconds">By psql's own clock.</param>
/// <param name="WallSeconds">The whole command, with its start.</param>
internal sealed record CopyAnswer(double Seconds, double WallSeconds);
