namespace Kotline.Infrastructure.Imports.Running;

/// <summary>What came of asking to cancel an import.</summary>
public enum CancelOutcome
{
    /// <summary>There is no such import.</summary>
    Unknown,

    /// <summary>Nothing of it is kept, and its file can be sent again.</summary>
    Cancelled,

    /// <summary>It had ended by itself: what it did stands.</summary>
    TooLate,

    /// <summary>The request is noted and hasn't been obeyed yet.</summary>
    Requested,
}
