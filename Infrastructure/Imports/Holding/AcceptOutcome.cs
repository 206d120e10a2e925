namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>The outcome of accepting a held import.</summary>
public enum AcceptOutcome
{
    /// <summary>There is no such import.</summary>
    Unknown,

    /// <summary>The import is accepted, and will be applied.</summary>
    Accepted,

    /// <summary>The import isn't held, or no longer is: somebody else has decided on it, or it waited too long. Nothing was done.</summary>
    TooLate,
}
