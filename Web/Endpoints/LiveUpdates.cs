using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Kotline.Web.Endpoints;

/// <summary>
/// A stream of events for js/live.js, which keeps a part of a page up to date: "update" carries the markup, at once and after each change;
/// "beat" is sent while nothing changes; "end" says that nothing will change any more. The markup is rendered from what is stored, so it
/// shows the changes of any process.
/// </summary>
public sealed class LiveUpdates(TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan quietMax = TimeSpan.FromSeconds(15);

    // The browser reconnects by itself, and its right to do so is then checked again.
    private static readonly TimeSpan streamMax = TimeSpan.FromMinutes(5);

    /// <param name="interval">How often the markup is rendered to see whether it changed.</param>
    /// <param name="renderAsync">Renders the current markup, or null when nothing will change any more.</param>
    public IResult Of(TimeSpan interval, Func<CancellationToken, Task<string?>> renderAsync, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(EventsAsync(interval, renderAsync, cancellationToken));

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        TimeSpan interval, Func<CancellationToken, Task<string?>> renderAsync, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Ends the stream when the site stops, because a stopping site waits for its open answers.
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
    private static async Task<bool> IsNextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
