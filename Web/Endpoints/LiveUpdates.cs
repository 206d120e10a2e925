using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Kotline.Web.Endpoints;

/// <summary>
/// What a page shows of something that changes, as a stream of events for js/live.js: "update" with its markup, at once and then when it
/// has changed;
/// "beat" while nothing does; "end" when nothing will any more. Rendered from what is stored, so that any process may have changed it.
/// </summary>
public sealed class LiveUpdates(TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan quietMax = TimeSpan.FromSeconds(15);

    // The browser comes back by itself; whether it still may is asked then.
    private static readonly TimeSpan streamMax = TimeSpan.FromMinutes(5);

    /// <param name="interval">How often it is looked at.</param>
    /// <param name="renderAsync">The markup now; null at the end.</param>
    public IResult Of(TimeSpan interval, Func<CancellationToken, Task<string?>> renderAsync, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(EventsAsync(interval, renderAsync, cancellationToken));

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        TimeSpan interval, Func<CancellationToken, Task<string?>> renderAsync, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A site that stops waits for its answers to end.
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(interval, clock);
        var begun = clock.GetTimestamp();
        var lastSaid = begun;
        string? last = null;
        while (clock.GetElapsedTime(begun) < streamMax)
        {
            if (await renderAsync(cancellationToken) is not { } shown)
            {
                yield return new SseItem<string>("", "end");
                yield break;
            }

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

            if (!await IsNextAsync(timer, left.Token))
            {
                yield break;
            }
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
