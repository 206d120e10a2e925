using Kotline.Infrastructure.Imports.Uploads;

namespace Kotline.Web.Setup;

/// <summary>Frees uploads that nobody confirmed in time.</summary>
public sealed partial class ForgettingUploads(PendingUploads uploads, TimeProvider clock, ILogger<ForgettingUploads> log) : BackgroundWork
{
    private static readonly TimeSpan interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (uploads.Forget() is > 0 and var count)
            {
                LogForgotten(count);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} uploads were forgotten: nobody confirmed them in time")]
    private partial void LogForgotten(int count);
}
