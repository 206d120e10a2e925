using Kotline.Infrastructure.Server;

namespace Kotline.Cli;

/// <summary><c>./kotline stop</c>: stops the private server, even while it is used.</summary>
internal static class StopVerb
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var folder = DataFolder.FromEnvironment();
        var said = await PrivateServer.StopAsync(folder, cancellationToken) switch
        {
            StopOutcome.NothingRan => $"No private server runs for {folder.Root}.",
            StopOutcome.StoppedWhileUsed =>
                $"Stopped the private server of {folder.Root}. A site or an import was using it and has lost it.",
            _ => $"Stopped the private server of {folder.Root}.",
        };
        Console.WriteLine(said);
        return 0;
    }
}
