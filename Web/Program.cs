using Kotline.Web.Setup;

const int failed = 1;
const int interrupted = 130;

// Whenever and however the process is asked to end, it stops what it started.
using var interruption = new Interruption();
try
{
    await using var installation = await Installing.OpenAsync(args, interruption.Token);
    await using var site = Site.Build(args, installation);
    await using var ending = interruption.Token.Register(site.Lifetime.StopApplication);
    await site.StartAsync(interruption.Token);
    await FirstStart.AnnounceAsync(site, Console.Out);
    await site.WaitForShutdownAsync();
    return 0;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return interrupted;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync($"kotline: {StartFault.InOneLine(fault)}");
    return failed;
}
