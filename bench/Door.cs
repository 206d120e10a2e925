using System.Diagnostics;

namespace Kotline.Bench;

/// <summary>Runs the product as an operator does, by its script, in a data folder of its own.</summary>
internal sealed class Door(string dataFolder, TimeProvider time)
{
    private const int LooksBetweenWalks = 10;
    private static readonly TimeSpan memoryPollInterval = TimeSpan.FromMilliseconds(50);

    /// <param name="arguments">What follows ./kotline.</param>
    /// <param name="watchedProcess">A part of the command line of the process below the script whose memory is asked for.</param>
    /// <param name="mayFail">Another exit code than 0 isn't an error.</param>
    /// <exception cref="InvalidOperationException">The command failed; the message ends with what it said.</exception>
    public async Task<DoorAnswer> Run(
        string[] arguments, CancellationToken cancellationToken, string? watchedProcess = null, bool mayFail = false)
    {
        var startedAt = time.GetTimestamp();
        using var process = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("./kotline did not start.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var memory = watchedProcess is null ? Task.FromResult(0L) : PeakMemory(process.Id, watchedProcess, ended.Token);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var wall = time.GetElapsedTime(startedAt);
        await ended.CancelAsync();
        if (process.ExitCode != 0 && !mayFail)
        {
            throw new InvalidOperationException($"./kotline {arguments[0]} ended with {process.ExitCode}: {await errors}");
        }

        return new DoorAnswer(await output, wall.TotalSeconds, await memory);
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "kotline"), arguments)
        {
            WorkingDirectory = Root(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["KOTLINE_DATA"] = dataFolder;

        // psql's answers are read: they must be in English, whatever the operator's language.
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <summary>
    /// The high-water mark that the kernel keeps, so that a rare look misses nothing but the last moments. Looking for processes
    /// costs a walk through /proc, looking at one a single file: so the walk is rare once there is something to look at.
    /// </summary>
    private async Task<long> PeakMemory(int script, string watchedProcess, CancellationToken cancellationToken)
    {
        var peakBytes = 0L;
        List<int> watched = [];
        for (var look = 0; !cancellationToken.IsCancellationRequested; look++)
        {
            if (watched.Count == 0 || look % LooksBetweenWalks == 0)
            {
                watched = ProcessTree.Find(script, watchedProcess);
            }

            peakBytes = watched.Select(ProcessTree.PeakMemoryBytes).Append(peakBytes).Max();
            await Task.Delay(memoryPollInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return peakBytes;
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kotline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Kotline.sln above {AppContext.BaseDirectory}");
    }
}

/// <param name="Output">What the command wrote to standard output.</param>
/// <param name="WallSeconds">From its start to its end.</param>
/// <param name="PeakMemoryBytes">Of the process that was watched; 0 when none was, or it was never seen.</param>
internal sealed record DoorAnswer(string Output, double WallSeconds, long PeakMemoryBytes);
