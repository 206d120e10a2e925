namespace Kotline.Web.Pages.Shared;

/// <summary>A bar that shows how far something is.</summary>
/// <param name="Value">Null while it isn't known.</param>
/// <param name="Text">The same in words, shown beside the bar.</param>
public sealed record ProgressBar(string Label, double? Value, double Max, string Text);
