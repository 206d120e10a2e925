using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kotline.Web.Pages.Shared;

/// <summary>What the next page says once, above everything else: that what was asked for has been done, or why it hasn't.</summary>
public static class Flash
{
    private const string Done = "Flash.Done";
    private const string Refused = "Flash.Refused";

    public static void Success(ITempDataDictionary data, string text) => data[Done] = text;

    public static void Problem(ITempDataDictionary data, string text) => data[Refused] = text;

    /// <summary>Takes what was said; it isn't said again.</summary>
    public static (string? Done, string? Refused) Take(ITempDataDictionary data) => (data[Done] as string, data[Refused] as string);
}
