using System.Runtime.InteropServices;

namespace Kotline.Web.Setup;

/// <summary>Turns Ctrl-C, SIGTERM and the closing of the terminal into a cancellation, until it is disposed of.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, End),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, End),
    ];

    public CancellationToken Token => ended.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        ended.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.Cancel();
    }
}
