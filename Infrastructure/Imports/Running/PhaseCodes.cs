namespace Kotline.Infrastructure.Imports.Running;

/// <summary>The words by which an import's phase is written down.</summary>
public static class PhaseCodes
{
    public static string Code(this ImportPhase phase) => phase switch
    {
        ImportPhase.Waiting => "waiting",
        ImportPhase.Reading => "reading",
        ImportPhase.Applying => "applying",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <exception cref="InvalidOperationException">No phase has this code.</exception>
    public static ImportPhase ToPhase(string code) => Enum.GetValues<ImportPhase>().First(phase => phase.Code() == code);
}
