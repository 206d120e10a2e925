using System.Runtime.InteropServices;
using Kotline.Cli;

// Ctrl-C and SIGTERM end the verb, not the process, so that a server that the verb started is stopped.
using var ended = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
return await Verbs.RunAsync(args, ended.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.Cancel();
}
