namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How far an import is, for people who watch it.</summary>
/// <param name="HasEnded">Whether the import is done, failed or held. If so, the other values are meaningless.</param>
/// <param name="RowsPerSecond">The rate while rows are read; null while it isn't known.</param>
/// <param name="Step">While applying, the current step, from 0; otherwise 0.</param>
/// <param name="TimeLeft">An estimate from the time that recent imports took for each row; null while there is none.</param>
/// <param name="IsCancelRequested">Whether a manager asked to cancel it and it hasn't ended yet.</param>
/// <param name="IsBehindAnother">Whether it waits, and another import runs. An import that has only just begun waits for nobody.</param>
public sealed record RunningImport(
    long ImportId,
    bool HasEnded,
    ImportPhase Phase,
    int RowsDone,
    long BytesDone,
    long BytesTotal,
    int? RowsPerSecond,
    int Step,
    int StepsTotal,
    TimeSpan? TimeLeft,
    bool IsCancelRequested,
    bool IsBehindAnother = false);
