using System.Globalization;
using Kotline.Infrastructure.Imports.Running;
using Spectre.Console;

namespace Kotline.Cli;

/// <summary>Shows on the terminal how far one file is. The bar disappears when the file is done.</summary>
internal sealed class ProgressBar(ProgressTask shown, string file) : IProgress<ImportProgress>
{
    private static readonly TimeSpan drawInterval = TimeSpan.FromMilliseconds(100);
    private readonly long started = TimeProvider.System.GetTimestamp();
    private long lastDrawn;

    /// <summary>Does the work under a bar on standard error, or without one.</summary>
    public static async Task<T> UnderAsync<T>(string file, bool isShown, Func<IProgress<ImportProgress>?, Task<T>> work)
    {
        if (!isShown)
        {
            return await work(null);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn())
            .StartAsync(async progress => await work(new ProgressBar(progress.AddTask(Markup.Escape(Path.GetFileName(file))), file)));
    }

    public void Report(ImportProgress value)
    {
        if (lastDrawn != 0 && TimeProvider.System.GetElapsedTime(lastDrawn) < drawInterval)
        {
            return;
        }

        lastDrawn = TimeProvider.System.GetTimestamp();
        var (done, total, label) = value.Phase switch
        {
            ImportPhase.Waiting => (0, 1, "waiting for another import"),
            ImportPhase.Reading => (value.BytesDone, value.BytesTotal, "reading"),
            _ => (value.Step, value.StepsTotal, "applying"),
        };
        var rate = value.RowsDone / Math.Max(0.001, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        shown.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} {label}, {value.RowsDone:N0} rows, {rate:N0}/s"));
        shown.MaxValue = Math.Max(1, total);
        shown.Value = done;
    }
}
