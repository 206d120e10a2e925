using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// An import's clients as counted by the database. They are counted by the inputs of the domain's rules, so that only those rules compute
/// bands and sizes. There are at most as many rows as there are ages, builds, regions and model years.
/// </summary>
internal sealed class ReportCounts
{
    public int Accepted { get; set; }

    /// <summary>In full years on the import date.</summary>
    public List<(Gender Gender, int Age, int Count)> Ages { get; } = [];

    public List<(Gender Gender, int HeightCm, int? WeightKg, int Count)> Builds { get; } = [];

    public List<Counted<RegionName>> Regions { get; } = [];

    public List<(string Brand, int Year, int Count)> Vehicles { get; } = [];

    public ClientFigures ToFigures()
    {
        var count = Ages.Sum(entry => entry.Count);
        return new ClientFigures(
            count,
            Erased: Accepted - count,
            AgeBands(),
            Ranking.Of(
                Regions.Select(place => new Counted<string>(place.Of.Country, place.Count)), ClientFigures.TopMax, string.CompareOrdinal),
            Ranking.Of(Regions, ClientFigures.TopMax, (a, b) => string.CompareOrdinal(a.Name, b.Name)),
            Ranking.Of(
                Vehicles.Select(vehicle => new Counted<string>(vehicle.Brand, vehicle.Count)), ClientFigures.TopMax, string.CompareOrdinal),
            Histogram.Of(Vehicles.Select(vehicle => (vehicle.Year, vehicle.Count)), ClientFigures.VehicleBandYears, min: 1880, max: 2100),
            Histogram.Of(Builds.Select(build => (build.HeightCm, build.Count)), ClientFigures.HeightBandCm, min: 140, max: 210),
            Histogram.Of(
                Builds.Where(build => build.WeightKg is not null).Select(build => (build.WeightKg!.Value, build.Count)),
                ClientFigures.WeightBandKg,
                min: 40,
                max: 150),
            Builds.Where(build => build.WeightKg is null).Sum(build => build.Count),
            Sizes());
    }

    private List<GenderedBand> AgeBands()
    {
        var bands = Histogram.Of(Ages.Select(entry => (entry.Age, entry.Count)), ClientFigures.AgeBandYears, min: 0, max: 100);
        return [.. bands.Select(band => new GenderedBand(band, InBand(band, Gender.Female), InBand(band, Gender.Male)))];

        int InBand(Band band, Gender gender) =>
            Ages.Where(entry => entry.Gender == gender && entry.Age >= band.From && entry.Age <= (band.To ?? int.MaxValue))
                .Sum(entry => entry.Count);
    }

    /// <summary>All sizes, including those that nobody has; none if nobody's weight is known.</summary>
    private List<SizeCount> Sizes()
    {
        var sized = Builds.Where(build => build.WeightKg > 0)
            .Select(build => (build.Gender, Size: ClothingSizing.Of(build.Gender, build.HeightCm, build.WeightKg!.Value), build.Count))
            .ToList();
        return sized.Count == 0 ? [] : [.. Enum.GetValues<ClothingSize>().Select(size => new SizeCount(
            size,
            Women: sized.Where(build => build.Size == size && build.Gender == Gender.Female).Sum(build => build.Count),
            Men: sized.Where(build => build.Size == size && build.Gender == Gender.Male).Sum(build => build.Count)))];
    }
}
