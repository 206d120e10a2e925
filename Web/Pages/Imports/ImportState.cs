using Kotline.Infrastructure.Imports;

namespace Kotline.Web.Pages.Imports;

/// <summary>What the badge of an import says.</summary>
public static class ImportState
{
    /// <summary>The key of the text. An import that somebody dropped, or that nobody accepted, didn't fail.</summary>
    public static string Key(string state, string? failure) =>
        "State_" + (ImportFailures.IsDropping(failure) ? "dropped" : state);
}
