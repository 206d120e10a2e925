using System.Globalization;

namespace Kotline.Domain.Imports.Cells;

/// <summary>Weights, heights and positions.</summary>
internal static class MeasureText
{
    private const int InchesPerFoot = 12;

    public static decimal? ParsePounds(string text) =>
        ParseDecimal(text, CellBounds.PoundsMin, CellBounds.PoundsMax, CellBounds.WeightDecimals);

    public static decimal? ParseKilograms(string text) =>
        ParseDecimal(text, CellBounds.KilogramsMin, CellBounds.KilogramsMax, CellBounds.WeightDecimals);

    public static decimal? ParseLatitude(string text) =>
        ParseDecimal(text, -CellBounds.LatitudeMax, CellBounds.LatitudeMax, CellBounds.DegreeDecimals);

    public static decimal? ParseLongitude(string text) =>
        ParseDecimal(text, -CellBounds.LongitudeMax, CellBounds.LongitudeMax, CellBounds.DegreeDecimals);

    public static int? ParseCentimeters(string text) =>
        NumberText.Parse(text, digitsMin: 1, digitsMax: 3) is { } cm and >= CellBounds.HeightCmMin and <= CellBounds.HeightCmMax
            ? cm
            : null;

    /// <summary>5' 5", with or without the space, with straight or typographic marks.</summary>
    public static int? ParseFeetInches(string text)
    {
        var feetEnd = text.AsSpan().IndexOfAny('\'', '\u2019', '\u2032');
        if (feetEnd < 0 || text[^1] is not ('"' or '\u201D' or '\u2033'))
        {
            return null;
        }

        var feet = NumberText.Parse(text.AsSpan(0, feetEnd), digitsMin: 1, digitsMax: 1);
        var inches = NumberText.Parse(text.AsSpan(feetEnd + 1, text.Length - feetEnd - 2).Trim(), digitsMin: 1, digitsMax: 2);
        return inches < InchesPerFoot
            && (feet * InchesPerFoot) + inches is { } height and >= CellBounds.HeightInchesMin and <= CellBounds.HeightInchesMax
                ? height
                : null;
    }

    private static decimal? ParseDecimal(string text, decimal min, decimal max, int decimals) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value)
        && value >= min
        && value <= max
            ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero)
            : null;
}
