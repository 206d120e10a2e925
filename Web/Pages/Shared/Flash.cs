using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kotline.Web.Pages.Shared;

/// <summary>A message that the next page shows once, above everything else: that the request was carried out, or why it wasn't.</summary>
public static class Flash
{
    private const string Done = "Flash.Done";
    private const string Refused = "Flash.Refused";

    public static void Success(ITempDataDictionary data, string text) => data[Done] = text;

    public static void Problem(ITempDataDictionary data, string text) => data[Refused] = text;

    /// <summary>Takes the message, so that it isn't shown again.</summary>
    public static (string? Done, string? Refused) Take(ITempDataDictionary data) => (data[Done] as string, data[Refused] as string);
}
