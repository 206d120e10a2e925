using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Staging;
using Microsoft.Extensions.Logging;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// The work on an import that was received: stage, then apply. Its progress is noted meanwhile.
/// </summary>
/// <remarks>
/// Whatever ends it, nothing is half done: either all of the import is there, or it is dropped and its file can be sent again, or
/// (the process ends, or the database is away) it is left staged and the next start applies it (<see cref="FinishImports"/>), or it would
/// change too much and is held for a manager to decide.
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
    /// <param name="cancel">Whoever started it cancels it.</param>
    /// <param name="stop">The process ends.</param>
    internal Task<WorkOutcome> RunAsync(
        ReceivedImport received,
        PartnerFile file,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel,
        CancellationToken stop) =>
        RunAsync(received, file, new ImportTurns(), () => { }, progress, cancel, stop);

    /// <param name="turns">Where it waits for its turn.</param>
    /// <param name="onStaged">Called when the file isn't needed any more.</param>
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
