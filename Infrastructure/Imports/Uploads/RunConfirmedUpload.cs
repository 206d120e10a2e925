using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// Processes a confirmed upload: waits for its turn in this process, stages the rows, frees the upload's bytes, and applies the rows.
/// </summary>
public sealed class RunConfirmedUpload(WorkOnImport workOnImport, ImportTurns turns)
{
    /// <param name="cancellationToken">Cancelled when the process ends. An import that isn't staged is then dropped,
    /// and a staged one is left to the next start.</param>
    /// <exception cref="OperationCanceledException">The process ended first.</exception>
    public async Task<WorkOutcome> RunAsync(ConfirmedUpload upload, CancellationToken cancellationToken)
    {
        await using var letGo = upload;
        return await workOnImport.RunAsync(
            upload.Received, upload.File, turns, upload.FreeBytes, progress: null, cancel: CancellationToken.None, cancellationToken);
    }
}
