namespace Kotline.Web.Pages.Shared;

/// <summary>Shown in place of an empty list: that there is nothing, and what to do about it.</summary>
public sealed record Empty(string Text, string? ActionText = null, string? ActionHref = null);
