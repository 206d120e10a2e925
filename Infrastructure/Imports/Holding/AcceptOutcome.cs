namespace Kotline.Infrastructure.Imports.Holding;

/// <summary>What came of accepting a held import.</summary>
public enum AcceptOutcome
{
    /// <summary>There is no such import.</summary>
    Unknown,

    /// <summary>It is applied from now on.</summary>
    Accepted,

    /// <summary>It isn't held, or not any more: somebody else has decided on it, or it waited too long. Nothing was done.</summary>
    TooLate,
}
