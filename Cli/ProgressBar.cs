using System.Globalization;
using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Cli;

/// <summary>One line on the terminal that is drawn again and again, and gone when the file is done.</summary>
internal sealed class ProgressBar(string file, TextWriter terminal, bool isShown) : IProgress<ImportProgress>, IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan drawInterval = TimeSpan.FromMilliseconds(100);
    private readonly long started = TimeProvider.System.GetTimestamp();
    private long lastDrawn;
    private bool isDrawn;

    public void Report(ImportProgress value)
    {
        if (!isShown || (isDrawn && TimeProvider.System.GetElapsedTime(lastDrawn) < drawInterval))
        {
            return;
        }

        lastDrawn = TimeProvider.System.GetTimestamp();
        isDrawn = true;
        var (done, total, label) = value.Phase switch
        {
            ImportPhase.Waiting => (0, 1, "waiting for another import"),
            ImportPhase.Reading => (value.BytesDone, value.BytesTotal, "reading"),
            _ => (value.Step, value.StepsTotal, "applying"),
        };
        var filled = total == 0 ? 0 : (int)Math.Min(BarWidth, done * BarWidth / total);
        var rate = value.RowsDone / Math.Max(0.001, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        terminal.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r\e[K{Path.GetFileName(file)} {label} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {value.RowsDone:N0} rows, {rate:N0}/s"));
    }

    public void Dispose()
    {
        if (isDrawn)
        {
            terminal.Write("\r\e[K");
            isDrawn = false;
        }
    }
}
