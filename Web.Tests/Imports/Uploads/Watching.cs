using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>Watches an import until it is where a test wants it.</summary>
internal static class Watching
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    public static async Task<RunningImport> UntilAsync(this TestDatabase database, long importId, Func<RunningImport, bool> isThere)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var running = await new ReadProgress(database.Database).RunAsync(importId, TestContext.Current.CancellationToken);
            if (isThere(running.ShouldNotBeNull()))
            {
                return running;
            }

            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(patience, $"it stays {running}");
        }
    }

    public static Task<RunningImport> UntilAsync(this TestDatabase database, long importId, ImportPhase phase) =>
        database.UntilAsync(importId, running => running.Phase == phase && !running.HasEnded && (phase == ImportPhase.Waiting || running.BytesTotal > 0));
}
