using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Works on a confirmed upload: waits for its turn in this process, stages, frees the upload's bytes, applies.</summary>
public sealed class RunConfirmedUpload(Installation installation, ReadingOptions readingOptions, ImportTurns turns, TimeProvider clock)
{
    /// <param name="stop">The process ends: what isn't staged is dropped, what is staged is left to the next start.</param>
    /// <exception cref="OperationCanceledException">The process ended first.</exception>
    public async Task<WorkOutcome> RunAsync(ConfirmedUpload upload, CancellationToken stop)
    {
        await using var letGo = upload;
        await using var work = new WorkOnImport(installation, readingOptions, clock, upload.Received, progress: null);
        return await work.RunAsync(upload.File, turns, upload.FreeBytes, cancel: CancellationToken.None, stop);
    }
}
