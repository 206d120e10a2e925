namespace Kotline.Web.Pages.Shared;

/// <summary>The faces of one thing, each with its own address.</summary>
/// <param name="Label">Names the group to a screen reader.</param>
public sealed record Tabs(string Label, params Tab[] Items);

public sealed record Tab(string Text, string Href, bool IsCurrent);
