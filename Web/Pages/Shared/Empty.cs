namespace Kotline.Web.Pages.Shared;

/// <summary>Where a list would be: that there is nothing, and what to do about it.</summary>
public sealed record Empty(string Text, string? ActionText = null, string? ActionHref = null);
