namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How far a running import is.</summary>
/// <param name="Step">While applying, the current step, from 0; otherwise 0.</param>
public sealed record ImportProgress(ImportPhase Phase, int RowsDone, long BytesDone, long BytesTotal, int Step = 0, int StepsTotal = 0);
