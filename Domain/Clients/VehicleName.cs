using System.Globalization;
using System.Text;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Clients;

/// <summary>
/// A vehicle's year, brand and model, spelled as the partner spells them. Spellings that differ only in case (MINI, Mini) are one brand,
/// and one model: the database compares them so and keeps the first spelling.
/// </summary>
/// <param name="Year">Four digits, from <see cref="YearMin"/> to <see cref="YearMax"/>.</param>
/// <param name="Brand">One word, or two for the few brands that have two.</param>
/// <param name="Model">All the rest: several words, or a number.</param>
public readonly record struct VehicleName(int Year, string Brand, string Model)
{
    /// <summary>The first motor car (Benz, 1886).</summary>
    public const int YearMin = 1886;

    public const int YearMax = 2099;

    private const int YearDigits = 4;

    private static readonly string[] brandsOfTwoWords = ["Alfa Romeo", "Aston Martin", "De Tomaso", "Land Rover"];

    /// <summary>Reads "2004 Mercedes-Benz C".</summary>
    /// <returns>null when year, brand or model is missing, or when one of them holds a hidden character.</returns>
    public static VehicleName? Parse(string text)
    {
        if (HiddenCharacters.AreIn(text))
        {
            return null;
        }

        var name = SingleSpaced(text);
        var yearEnd = name.IndexOf(' ', StringComparison.Ordinal);
        if (yearEnd < 0)
        {
            return null;
        }

        var isYear = int.TryParse(name.AsSpan(0, yearEnd), NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        if (!isYear || yearEnd != YearDigits || year is not (>= YearMin and <= YearMax))
        {
            return null;
        }

        var brandAndModel = name.AsSpan(yearEnd + 1);
        var brandLength = BrandLength(brandAndModel);
        return brandLength < brandAndModel.Length
            ? new VehicleName(year, brandAndModel[..brandLength].ToString(), brandAndModel[(brandLength + 1)..].ToString())
            : null;
    }

    // Any run of white space becomes one space, because brands and models are compared by their spelling.
    private static string SingleSpaced(string text) =>
        text.Contains("  ", StringComparison.Ordinal) || !Ascii.IsValid(text)
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : text;

    private static int BrandLength(ReadOnlySpan<char> brandAndModel)
    {
        foreach (var brand in brandsOfTwoWords)
        {
            if (brandAndModel.StartsWith(brand, StringComparison.OrdinalIgnoreCase)
                && (brandAndModel.Length == brand.Length || brandAndModel[brand.Length] == ' '))
            {
                return brand.Length;
            }
        }

        var firstWordEnd = brandAndModel.IndexOf(' ');
        return firstWordEnd < 0 ? brandAndModel.Length : firstWordEnd;
    }
}
