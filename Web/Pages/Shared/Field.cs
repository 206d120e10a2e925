namespace Kotline.Web.Pages.Shared;

/// <summary>One labelled input of a form, drawn by _Field with its error if it has one.</summary>
/// <param name="Autocomplete">The HTML autofill token: "username", "current-password"…</param>
public sealed record Field(string Name, string Label, string Autocomplete, string Type = "text", string? Value = null, string? Hint = null);
