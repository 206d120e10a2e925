using Kotline.Infrastructure.Database;
using Kotline.Web.Setup;

const int failed = 1;
const int interrupted = 130;

// Ctrl-C while the database is being prepared ends the start, and what it started; afterwards the site listens for it itself.
using var starting = new Interruption();
try
{
    await using var installation = await Installing.OpenAsync(args, starting.Token);
    await using var site = Site.Build(args, installation);
    starting.Dispose();
    await site.StartAsync();
    await FirstStart.AnnounceAsync(site, Console.Out);
    await site.WaitForShutdownAsync();
    return 0;
}
catch (Exception fault) when (fault is ServerUnavailableException or ScriptEditedException)
{
    await Console.Error.WriteLineAsync($"kotline: {fault.Message}");
    return failed;
}
catch (OperationCanceledException)
{
    return interrupted;
}
