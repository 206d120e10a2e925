namespace Kotline.Web.Pages.Shared;

/// <summary>One labelled input of a form, drawn by _Field with its hint, its unit and its error if it has one.</summary>
/// <param name="Name">The form field's name, which is also the element's id.</param>
/// <param name="Autocomplete">The HTML autofill token, for example "username" or "current-password"; "off" for what a
/// browser can't know.</param>
/// <param name="Type">The input's type, or "select".</param>
/// <param name="Options">The options of a select, in order; for a text input, what is suggested while one types.</param>
/// <param name="Unit">Written after the input, for example "cm".</param>
public sealed record Field(
    string Name,
    string Label,
    string Autocomplete = "off",
    string Type = "text",
    string? Value = null,
    string? Hint = null,
    bool Required = false,
    IReadOnlyList<Choice>? Options = null,
    string? Min = null,
    string? Max = null,
    string? Step = null,
    string? Unit = null);

/// <summary>One option of a select.</summary>
public sealed record Choice(string Value, string Text);
