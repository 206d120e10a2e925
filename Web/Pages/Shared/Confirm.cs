namespace Kotline.Web.Pages.Shared;

/// <summary>A button that asks before it does what it says. A disclosure, so that it works without JavaScript.</summary>
/// <param name="YesText">Says what will be done, not just yes.</param>
/// <param name="Hidden">Fields that are posted along.</param>
public sealed record Confirm(string ButtonText, string Question, string YesText, string PostHref, params (string Name, string Value)[] Hidden);
