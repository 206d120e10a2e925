namespace Kotline.Infrastructure.Imports.Running;

public enum ImportPhase
{
    /// <summary>The import waits for another one, which comes first.</summary>
    Waiting,

    /// <summary>Rows are read and staged.</summary>
    Reading,

    /// <summary>All rows are staged; outcomes, clients and cards are written.</summary>
    Applying,
}
