using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Imports;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Endpoints;

/// <summary>
/// How far an import is, as a stream of events: "update" with what the page shows, at once and then when it has changed; "beat" while
/// nothing does; "end" when the import has ended. Read from the stored import, so that any process may run it.
/// </summary>
public static class ImportProgress
{
    private const string Figures = "/Pages/Imports/_RunningFigures.cshtml";
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan quietMax = TimeSpan.FromSeconds(15);

    // The browser comes back by itself; whether it still may is asked then.
    private static readonly TimeSpan streamMax = TimeSpan.FromMinutes(5);

    public static void MapImportProgress(this WebApplication app) =>
        app.MapGet("/Imports/{id:long}/Progress", WatchAsync).RequireAuthorization(nameof(Role.Manager));

    private static async Task<IResult> WatchAsync(
        long id, HttpContext context, ReadProgress readProgress, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        if (await readProgress.RunAsync(id, cancellationToken) is not { } first)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.ServerSentEvents(EventsAsync(context, first, readProgress, clock, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpContext context,
        RunningImport import,
        ReadProgress readProgress,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A site that stops waits for its answers to end.
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        using var timer = new PeriodicTimer(interval, clock);
        var begun = clock.GetTimestamp();
        var lastSaid = begun;
        string? last = null;
        while (!import.HasEnded && clock.GetElapsedTime(begun) < streamMax)
        {
            var shown = await PartialText.RenderAsync(context, Figures, import);
            if (shown != last)
            {
                (last, lastSaid) = (shown, clock.GetTimestamp());
                yield return new SseItem<string>(shown, "update");
            }
            else if (clock.GetElapsedTime(lastSaid) > quietMax)
            {
                lastSaid = clock.GetTimestamp();
                yield return new SseItem<string>("", "beat");
            }

            if (!await IsNextAsync(timer, left.Token) || await readProgress.RunAsync(import.ImportId, cancellationToken) is not { } next)
            {
                yield break;
            }

            import = next;
        }

        if (import.HasEnded)
        {
            yield return new SseItem<string>("", "end");
        }
    }

    /// <returns>False when the browser has left, or the site stops.</returns>
    private static async Task<bool> IsNextAsync(PeriodicTimer timer, CancellationToken left)
    {
        try
        {
            return await timer.WaitForNextTickAsync(left);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
