namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How far a running import is.</summary>
/// <param name="Step">While applying, the step that runs, from 0; else 0.</param>
public sealed record ImportProgress(ImportPhase Phase, int RowsDone, long BytesDone, long BytesTotal, int Step = 0, int StepsTotal = 0);
