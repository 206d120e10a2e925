namespace Kotline.Infrastructure.Imports.Running;

/// <summary>The outcome of a request to cancel an import.</summary>
public enum CancelOutcome
{
    /// <summary>There is no such import.</summary>
    Unknown,

    /// <summary>Nothing of the import is kept, and its file can be sent again.</summary>
    Cancelled,

    /// <summary>The import had already ended, and its result stands.</summary>
    TooLate,

    /// <summary>The request is recorded but hasn't been carried out yet.</summary>
    Requested,
}
