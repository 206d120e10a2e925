namespace Kotline.Web.Setup;

/// <summary>
/// Work beside the requests, for as long as the site runs. When the site ends it is cancelled, and that is no failure: the host would say
/// that it is, if the site ends before it has started, because its port is taken.
/// </summary>
public abstract class BackgroundWork : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ended as it was asked to.
        }
    }
}
