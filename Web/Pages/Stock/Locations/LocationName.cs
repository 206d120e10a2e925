using Kotline.Domain.Characters;

namespace Kotline.Web.Pages.Stock.Locations;

/// <summary>A location's name as a form sends it.</summary>
public static class LocationName
{
    public const int LengthMax = 100;

    /// <returns>The key of what is wrong with it; null when it can be one.</returns>
    public static string? WrongKey(string name) => name.Length switch
    {
        0 => "LocationMissing",
        > LengthMax => "LocationTooLong",
        _ when HiddenCharacters.AreIn(name) => "Wrong_text",
        _ => null,
    };
}
