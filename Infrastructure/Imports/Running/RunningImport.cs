namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How far an import is, for whoever watches it.</summary>
/// <param name="HasEnded">It is done, failed or held; what follows is meaningless then.</param>
/// <param name="RowsPerSecond">While rows are read; null while that can't be told.</param>
/// <param name="Step">While applying, the step that runs, from 0; else 0.</param>
/// <param name="TimeLeft">An estimate by what recent imports took for a row; null while there is none.</param>
/// <param name="IsCancelRequested">A manager asked to cancel it, and it hasn't ended yet.</param>
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
    bool IsCancelRequested);
