using System.Globalization;
using System.Text.RegularExpressions;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>
/// The vehicles that a product fits, written in one cell as <c>Brand|Model|Years</c> and separated by semicolons or line ends. Brands and
/// models can have several words, so only a bar separates them: <c>Fiat|Panda|2010-2015; Alfa Romeo; Renault|Clio|-2012</c>. Without a
/// model, all models of the brand are meant; years can still follow: <c>Fiat||2010-</c>.
/// </summary>
/// <remarks>Years are <c>2010-2015</c>, <c>2010-</c>, <c>-2015</c>, or <c>2010</c> for that year alone.</remarks>
public static partial class FitsText
{
    /// <summary>Stands for no vehicle in particular. An empty cell would instead leave the known vehicles as they are.</summary>
    public const string None = "-";

    public const string Example = "Fiat|Panda|2010-2015; Alfa Romeo; Renault|Clio|-2012; Land Rover|Range Rover Sport|2009-";

    public const int VehiclesMax = 100;

    private const int PartsMax = 3;

    /// <returns>null when the text isn't in this notation. A vehicle that is named twice is returned once.</returns>
    public static IReadOnlyList<FittingVehicle>? Parse(string text)
    {
        var vehicles = new List<FittingVehicle>();
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var part in text.Trim() == None ? [] : text.Split([';', '\n', '\r'], Trimmed))
        {
            if (ParseOne(part) is not { } vehicle)
            {
                return null;
            }

            vehicles.Add(vehicle);
        }

        return [.. vehicles.DistinctBy(Key)];
    }

    public static string Of(IReadOnlyList<FittingVehicle> vehicles) => vehicles.Count == 0 ? None : string.Join("; ", vehicles.Select(Of));

    /// <summary>Whether two lists name the same vehicles, ignoring order and case.</summary>
    public static bool AreSame(IReadOnlyList<FittingVehicle> some, IReadOnlyList<FittingVehicle> others) =>
        some.Select(Key).ToHashSet().SetEquals(others.Select(Key));

    private static FittingVehicle? ParseOne(string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length > PartsMax || parts[0].Length == 0 || HiddenCharacters.AreIn(text))
        {
            return null;
        }

        var model = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null;
        var written = parts.Length > 2 ? parts[2] : "";
        if (written.Length == 0)
        {
            return new FittingVehicle(parts[0], model);
        }

        var years = Years().Match(written);
        return years.Success ? new FittingVehicle(parts[0], model, Year(years, "from", "only"), Year(years, "to", "only")) : null;
    }

    private static int? Year(Match years, string group, string only)
    {
        var text = years.Groups[group].Length > 0 ? years.Groups[group].Value : years.Groups[only].Value;
        return text.Length > 0 ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static string Of(FittingVehicle vehicle)
    {
        var years = (vehicle.YearFrom, vehicle.YearTo) switch
        {
            (null, null) => "",
            ({ } from, { } to) when from == to => string.Create(CultureInfo.InvariantCulture, $"{from}"),
            var (from, to) => string.Create(CultureInfo.InvariantCulture, $"{from}-{to}"),
        };
        return years.Length > 0 ? $"{vehicle.Brand}|{vehicle.Model}|{years}"
            : vehicle.Model is null ? vehicle.Brand
            : $"{vehicle.Brand}|{vehicle.Model}";
    }

    private static (string Brand, string? Model, int? From, int? To) Key(FittingVehicle vehicle) =>
        (Fold(vehicle.Brand), vehicle.Model is null ? null : Fold(vehicle.Model), vehicle.YearFrom, vehicle.YearTo);

    // The same comparison as the database makes of brands and models.
    private static string Fold(string name) => name.Trim().Normalize().ToUpperInvariant();

    [GeneratedRegex(
        @"\A(?:(?<only>[0-9]{4})|(?<from>[0-9]{4})\s*[-–]\s*(?<to>[0-9]{4})?|[-–]\s*(?<to>[0-9]{4}))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
