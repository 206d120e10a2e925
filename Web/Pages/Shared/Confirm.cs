namespace Kotline.Web.Pages.Shared;

/// <summary>A button that asks before it acts. It is a disclosure, so that it works without JavaScript.</summary>
/// <param name="YesText">Says what will be done, not just "yes".</param>
/// <param name="Hidden">Hidden fields that are posted too.</param>
public sealed record Confirm(
    string ButtonText, string Question, string YesText, string PostHref, params (string Name, string Value)[] Hidden);
