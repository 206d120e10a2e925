namespace Kotline.Infrastructure.Imports;

/// <summary>The failure codes of imports that somebody dropped: nothing went wrong with them.</summary>
public static class ImportFailures
{
    /// <summary>A manager cancelled or dropped it, or the server stopped before it was staged.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It was held, and nobody accepted it in time.</summary>
    public const string TooManyChanges = "too_many_changes";

    public static bool IsDropping(string? failure) => failure is Cancelled or TooManyChanges;
}
