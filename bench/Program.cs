using System.Diagnostics;
using Kotline.Bench;
using Kotline.Bench.Crash;
using Kotline.Bench.Mutation;
using Kotline.Bench.Torture;

const string usage =
    """
    Usage:
      generate [--rows N] [--seed N] [--shared-cards SHARE] --out FILE
          Writes a partner file of N rows (100,000), the same for the same seed (1). SHARE of the rows (0.001) carry another row's card.
      import [--rows N] [--seed N] [--rounds N] [--import-date YYYY-MM-DD] [--json]
          Takes such a file in with ./kotline import, and copies it with psql into a table of 43 text columns, in turn, N times (3),
          each round in a fresh data folder. Prints the rows per second of each, their ratio, and the importing process' peak memory.
      read [--rows N] [--seed N] [--rounds N]
          Reads such a file to its cells as an import does, and with the library for CSV alone, in turn, N times (5). Prints the processor's
          time a row of each.
      clients [--clients N] [--seed N] [--rounds N] [--data FOLDER]
          Fills a database of its own with N clients (1,000,000) and lists them as the site does, beside one bare SQL statement a page, in
          turn, N times (40). Prints the median and the 95th percentile of each in milliseconds. FOLDER is kept, and filled but once.
      stock [--seconds N]
          Sells by 16 and by 32 writers at once, one product and a thousand, N seconds (20) each, beside pgbench that sends the same statements
          at READ COMMITTED and at REPEATABLE READ. Prints sales per second, latencies and retries.
      stock-crash [--kills N] [--seconds-between N] [--seed N]
          Moves stock by 16 writers at once in every way there is, and kills the server under them N times (10), N seconds (20) apart. Compares
          what they were told with what is there: exit code 1 if anything acknowledged is missing or anything is there twice.
      torture [--files N] [--imports N] [--seed N] [--all]
          Reads N files (20,000) that are made of the real ones by changing them in all the ways that files are changed and damaged, and
          takes N of them (500) in. Exit code 1 if a row that no change touched is read as anything else than it was, or if anything
          throws; 40 of those files are named, or all.
      torture --file N [--seed N] [--out PATH]
          Makes that one file, writes it to PATH, and reads it.
      mutants [domain|csv|reading] [--only PATTERN] [--concurrency N]
          Changes the code in every small way that Stryker.NET knows and runs the tests that need no database against each change. Prints by
          folder how many were noticed, and those that weren't. Exit code 1 if, in one of the three, less than 95 % were noticed or are
          listed in bench/mutants/equivalents.txt with a reason. PATTERN narrows it to some files of the project: **/Stock/*.cs.
    """;

if (args.Any(argument => argument is "--help" or "-h"))
{
    Console.WriteLine(usage);
    return 0;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    switch (args)
    {
        case ["generate", .. var rest]:
            Generate(new Arguments(rest, ["--rows", "--seed", "--shared-cards", "--out"], []));
            return 0;
        case ["import", ..] when OperatingSystem.IsWindows():
            throw new UsageException("import wants Linux: it reads /proc and runs the product's script");
        case ["import", .. var rest]:
            await ImportBenchmark.Run(
                new Arguments(rest, ["--rows", "--seed", "--rounds", "--import-date"], ["--json"]), TimeProvider.System, stop.Token);
            return 0;
        case ["read", .. var rest]:
            await ReadBenchmark.RunAsync(new Arguments(rest, ["--rows", "--seed", "--rounds"], []), stop.Token);
            return 0;
        case ["clients", .. var rest]:
            await ClientBenchmark.RunAsync(
                new Arguments(rest, ["--clients", "--seed", "--rounds", "--data"], []), TimeProvider.System, stop.Token);
            return 0;
        case ["stock", .. var rest]:
            await StockBenchmark.RunAsync(new Arguments(rest, ["--seconds"], []), TimeProvider.System, stop.Token);
            return 0;
        case ["stock-crash", .. var rest]:
            return await StockCrashBenchmark.RunAsync(
                new Arguments(rest, ["--kills", "--seconds-between", "--seed"], []), TimeProvider.System, stop.Token) ? 0 : 1;
        case ["torture", .. var rest]:
            return await TortureBenchmark.RunAsync(
                new Arguments(rest, ["--files", "--imports", "--seed", "--file", "--out"], ["--all"]),
                TimeProvider.System,
                stop.Token) ? 0 : 1;
        case ["mutants", "domain" or "csv" or "reading", .. var rest]:
            return await MutateAsync(args[1], rest) ? 0 : 1;
        case ["mutants", .. var rest]:
            return await MutateAsync(null, rest) ? 0 : 1;
        default:
            Console.Error.WriteLine(usage);
            return 2;
    }
}
catch (Exception fault) when (fault is UsageException or ArgumentOutOfRangeException)
{
    Console.Error.WriteLine(fault.Message);
    Console.Error.WriteLine(usage);
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped");
    return 1;
}

Task<bool> MutateAsync(string? target, string[] options) =>
    MutationBenchmark.RunAsync(target, new Arguments(options, ["--only", "--concurrency"], []), stop.Token);

void Generate(Arguments options)
{
    var shape = new PartnerFileShape(
        options.Number("--rows", 100_000), options.Number("--seed", 1UL), options.Number("--shared-cards", 0.001)).Validated();
    var path = options.Text("--out") ?? throw new UsageException("--out wants a file");
    var clock = Stopwatch.StartNew();
    using (var file = File.Create(path))
    {
        PartnerFileGenerator.Write(file, shape, stop.Token);
    }

    Console.Error.WriteLine($"{shape.RowCount} rows in {clock.Elapsed.TotalSeconds:F2} s, {shape.RowCount / clock.Elapsed.TotalSeconds:F0} rows/s");
}
