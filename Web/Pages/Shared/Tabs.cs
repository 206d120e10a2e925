namespace Kotline.Web.Pages.Shared;

/// <summary>Several pages about one thing, as tabs with an address each.</summary>
/// <param name="Label">The group's name for screen readers.</param>
public sealed record Tabs(string Label, params Tab[] Items);

public sealed record Tab(string Text, string Href, bool IsCurrent);
