using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Counts rows in which two columns of the same type make sense only if they are swapped: kilograms and pounds, latitude and longitude,
/// city and street. No row is judged by this. If most rows of a file look swapped, a person is asked.
/// </summary>
internal sealed class SwapTally
{
    private const double PoundsPerKilogram = 2.20462;
    private const double WeightShareMax = 0.05;

    /// <summary>Fewer rows than this say nothing about a column.</summary>
    private const int RowsMin = 5;

    private readonly (WantedColumn First, WantedColumn Second, Func<PartnerCells, bool?> IsSwapped)[] pairs =
    [
        (WantedColumn.Pounds, WantedColumn.Kilograms, AreWeightsSwapped),
        (WantedColumn.Latitude, WantedColumn.Longitude, AreCoordinatesSwapped),
        (WantedColumn.StreetAddress, WantedColumn.City, AreStreetAndCitySwapped),
    ];

    private readonly int[] compared = new int[3];
    private readonly int[] swapped = new int[3];

    public void Take(PartnerCells cells)
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            if (pairs[pair].IsSwapped(cells) is { } isSwapped)
            {
                compared[pair]++;
                swapped[pair] += isSwapped ? 1 : 0;
            }
        }
    }

    /// <param name="said">The columns whose places a person named.</param>
    /// <returns>Null when no two columns look swapped.</returns>
    public FileDoubt.SwappedColumns? Doubt(IEnumerable<WantedColumn> said)
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var isAnswered = said.Contains(pairs[pair].First) && said.Contains(pairs[pair].Second);
            if (!isAnswered && compared[pair] >= RowsMin && swapped[pair] * 2 > compared[pair])
            {
                return new FileDoubt.SwappedColumns(pairs[pair].First, pairs[pair].Second);
            }
        }

        return null;
    }

    private static bool? AreWeightsSwapped(PartnerCells cells)
    {
        if (Number(cells[WantedColumn.Pounds]) is not { } pounds || Number(cells[WantedColumn.Kilograms]) is not { } kilograms)
        {
            return null;
        }

        return Agree(kilograms, pounds) ? true : Agree(pounds, kilograms) ? false : null;
    }

    private static bool Agree(double pounds, double kilograms) =>
        Math.Abs(pounds - (kilograms * PoundsPerKilogram)) <= pounds * WeightShareMax;

    private static bool? AreCoordinatesSwapped(PartnerCells cells) =>
        Number(cells[WantedColumn.Latitude]) is { } latitude && Number(cells[WantedColumn.Longitude]) is { } longitude
        && CountryExtents.Of(cells[WantedColumn.Country]) is { } extent
            ? extent.Contains(latitude, longitude) ? false : extent.Contains(longitude, latitude) ? true : null
            : null;

    private static bool? AreStreetAndCitySwapped(PartnerCells cells)
    {
        var (street, city) = (cells[WantedColumn.StreetAddress], cells[WantedColumn.City]);
        return (street.Length == 0 || city.Length == 0) ? null
            : city.Any(char.IsAsciiDigit) && !street.Any(char.IsAsciiDigit) ? true
            : street.Any(char.IsAsciiDigit) && !city.Any(char.IsAsciiDigit) ? false
            : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number != 0
            ? number
            : null;
}
