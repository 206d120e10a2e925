using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Staging;
using Microsoft.Extensions.Logging;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>Processes an import that was received: stages and then applies its rows. Meanwhile its progress is recorded.</summary>
/// <remarks>
/// However it ends, nothing is half done. Either the whole import is applied, or it is dropped and its file can be sent again, or it would
/// change too much and is held for a manager to decide, or (if the process ends, or the database is away) it is left staged and the next
/// start applies it (<see cref="FinishImports"/>).
/// <code>
///                          while staging              while applying
/// a manager cancels        dropped, cancelled         dropped, cancelled
/// the process ends         dropped, interrupted       left staged
/// the database is away     the next start drops it    left staged
/// anything else            dropped, not_staged        dropped, not_applied
/// </code>
/// </remarks>
public sealed class WorkOnImport(KotlineDatabase database, RunJob job, StageRows stageRows, TimeProvider clock, ILogger<WorkOnImport> log)
{
    /// <param name="cancel">Cancelled when the caller cancels the import.</param>
    /// <param name="stop">Cancelled when the process ends.</param>
    internal Task<WorkOutcome> RunAsync(
        ReceivedImport received,
        PartnerFile file,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel,
        CancellationToken stop) =>
        RunAsync(received, file, new ImportTurns(), () => { }, progress, cancel, stop);

    /// <param name="turns">The queue in which the import waits for its turn.</param>
    /// <param name="onStaged">Called when the file is no longer needed.</param>
    /// <inheritdoc cref="RunAsync(ReceivedImport, PartnerFile, IProgress{ImportProgress}?, CancellationToken, CancellationToken)"/>
    internal async Task<WorkOutcome> RunAsync(
        ReceivedImport received,
        PartnerFile file,
        ImportTurns turns,
        Action onStaged,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel,
        CancellationToken stop)
    {
        await using var noted = new NoteProgress(database, received.ImportId, clock, log);
        return await new ImportWork(job, stageRows, noted, received, progress).RunAsync(file, turns, onStaged, cancel, stop);
    }
}
