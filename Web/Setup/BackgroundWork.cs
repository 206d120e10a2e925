namespace Kotline.Web.Setup;

/// <summary>
/// Work in the background for as long as the site runs. It is cancelled when the site ends, which isn't a failure. The host would report it
/// as one if the site ends before it has started, for example because its port is taken.
/// </summary>
public abstract class BackgroundWork : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It ended because it was asked to.
        }
    }
}
