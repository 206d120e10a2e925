namespace Kotline.Web.Pages.Shared;

/// <summary>How far something is.</summary>
/// <param name="Value">Null while nobody knows.</param>
/// <param name="Text">The same in words, beside the bar.</param>
public sealed record ProgressBar(string Label, double? Value, double Max, string Text);
