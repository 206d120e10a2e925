using Kotline.Infrastructure.SystemLog;

namespace Kotline.Web.Setup;

/// <summary>At each start and once a day, removes old lines from the system log.</summary>
public sealed partial class ForgettingLogLines(
    ForgetLogLines forgetLogLines, TimeProvider time, ILogger<ForgettingLogLines> log) : BackgroundWork
{
    private static readonly TimeSpan period = TimeSpan.FromDays(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, time);
        do
        {
            try
            {
                var count = await forgetLogLines.RunAsync(cancellationToken);
                if (count > 0)
                {
                    LogForgotten(count);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Nothing depends on it, and it is tried again tomorrow.
                LogFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} old lines of the system log were removed")]
    private partial void LogForgotten(long count);

    [LoggerMessage(LogLevel.Warning, "Old lines of the system log could not be removed")]
    private partial void LogFailed(Exception fault);
}
