using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// The results of an import: what became of its rows, and who its clients are. All codes and numbers are from one snapshot.
/// </summary>
/// <param name="Clients">null until the import is done.</param>
public sealed record ImportReport(ImportFigures Import, ClientFigures? Clients);

/// <summary>
/// The clients that the import's rows created, updated or found unchanged, each counted once. Birth dates and heights are those that the
/// rules judged. All other data is that of the client today, who may have been edited or updated since.
/// </summary>
/// <param name="Count">The number of clients in the figures.</param>
/// <param name="Erased">The number of clients of this import who have been erased since and are in no figure.</param>
/// <param name="Ages">In full years on the import date, by bands of <see cref="AgeBandYears"/>.</param>
/// <param name="Heights">In cm, by bands of <see cref="HeightBandCm"/>.</param>
/// <param name="Weights">In kg, by bands of <see cref="WeightBandKg"/>, rounded to the kilogram first.</param>
/// <param name="WithoutWeight">The number of clients whose weight isn't known. They are in no band of weight and have no size.</param>
public sealed record ClientFigures(
    int Count,
    int Erased,
    IReadOnlyList<GenderedBand> Ages,
    Ranking<string> Countries,
    Ranking<RegionName> Regions,
    Ranking<string> Brands,
    IReadOnlyList<Band> VehicleYears,
    IReadOnlyList<Band> Heights,
    IReadOnlyList<Band> Weights,
    int WithoutWeight,
    IReadOnlyList<SizeCount> Sizes)
{
    public const int AgeBandYears = 5;
    public const int HeightBandCm = 5;
    public const int WeightBandKg = 5;
    public const int VehicleBandYears = 10;
    public const int TopMax = 10;
}

/// <param name="Band">Counts women and men together.</param>
public readonly record struct GenderedBand(Band Band, int Women, int Men);

public readonly record struct SizeCount(ClothingSize Size, int Women, int Men);

/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Name">The partners' name for the region, or its code if they gave no name; "" if they gave no region.</param>
public readonly record struct RegionName(string Country, string Name);
