using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;

namespace Kotline.Cli;

/// <summary>
/// The verbs of <c>./kotline</c> that run here. The script has their help texts and passes on what follows the verb. A new verb needs one
/// file and one line here.
/// </summary>
internal static class Verbs
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const int Interrupted = 130;

    private static readonly Dictionary<string, Func<string[], CancellationToken, Task<int>>> verbs = new()
    {
        ["import"] = ImportVerb.RunAsync,
        ["psql"] = PsqlVerb.RunAsync,
        ["stock"] = StockVerb.RunAsync,
        ["stop"] = StopVerb.RunAsync,
        ["user"] = UserVerb.RunAsync,
    };

    /// <summary>Runs the verb that the first argument names, and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var verb, ..] || !verbs.TryGetValue(verb, out var run))
        {
            await Console.Error.WriteLineAsync($"kotline: no such verb; there are {string.Join(", ", verbs.Keys)}");
            return Misused;
        }

        try
        {
            return await run(arguments[1..], cancellationToken);
        }
        catch (Exception unavailable) when (unavailable is ServerUnavailableException or ScriptEditedException)
        {
            await Console.Error.WriteLineAsync($"kotline {verb}: {unavailable.Message}");
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception fault)
        {
            // Caught here, because a crash would end with another exit code than the one documented for scripts.
            await Console.Error.WriteLineAsync($"kotline {verb}: {FaultText.Of(fault)}");
            return Failed;
        }
    }
}
