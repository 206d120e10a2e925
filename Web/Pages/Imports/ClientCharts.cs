using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Imports;

/// <summary>Charts, with their tables, of who an import's clients are.</summary>
public static class ClientCharts
{
    public static Chart Ages(ClientFigures clients, ImportsText text) => new(
        "ages",
        text["AgesTitle"],
        ChartKind.Pyramid,
        text["Age"],
        [text["Women"], text["Men"]],
        [.. clients.Ages.Select(band => new ChartRow(Label(band.Band, text), band.Women, band.Men))],
        ShareOf: clients.Count);

    public static Chart Sizes(ClientFigures clients, ImportsText text) => new(
        "sizes",
        text["SizesTitle"],
        ChartKind.Column,
        text["Size"],
        [text["Women"], text["Men"]],
        [.. clients.Sizes.Select(size => new ChartRow(Name(size.Size), size.Women, size.Men))],
        ShareOf: clients.Count - clients.WithoutWeight,
        Note: text["SizesNote"]);

    public static Chart Countries(ClientFigures clients, ImportsText text, CountriesText names) =>
        Ranked("countries", "Country", clients.Countries, code => names[code], clients, text);

    public static Chart Regions(ClientFigures clients, ImportsText text) => Ranked(
        "regions",
        "Region",
        clients.Regions,
        region => $"{(region.Name.Length > 0 ? region.Name : text["RegionNotSaid"])} ({region.Country})",
        clients,
        text);

    public static Chart Brands(ClientFigures clients, ImportsText text) =>
        Ranked("brands", "Brand", clients.Brands, brand => brand, clients, text);

    public static Chart VehicleYears(ClientFigures clients, ImportsText text) =>
        Banded("vehicle-years", "VehicleYear", clients.VehicleYears, clients.Count, null, text);

    public static Chart Heights(ClientFigures clients, ImportsText text) =>
        Banded("heights", "Height", clients.Heights, clients.Count, null, text);

    public static Chart Weights(ClientFigures clients, ImportsText text) => Banded(
        "weights",
        "Weight",
        clients.Weights,
        clients.Count - clients.WithoutWeight,
        clients.WithoutWeight > 0 ? text.Plural("WithoutWeight", clients.WithoutWeight) : null,
        text);

    private static Chart Ranked<T>(string id, string key, Ranking<T> ranking, Func<T, string> name, ClientFigures clients, ImportsText text)
    {
        var rows = ranking.Top.Select(entry => new ChartRow(name(entry.Of), entry.Count));
        return new Chart(
            id,
            text[key + "Title"],
            ChartKind.Bar,
            text[key],
            [text["Clients"]],
            [.. ranking.Others == 0 ? rows : rows.Append(new ChartRow(text["Others", Numbers.Whole(ranking.Others)], ranking.OthersCount) { IsRest = true })],
            ShareOf: clients.Count,
            Note: ranking.Others == 0 ? null : text["OthersNote", ranking.Top.Count].Value);
    }

    private static Chart Banded(string id, string key, IReadOnlyList<Band> bands, int whole, string? note, ImportsText text) => new(
        id,
        text[key + "Title"],
        ChartKind.Column,
        text[key],
        [text["Clients"]],
        [.. bands.Select(band => new ChartRow(Label(band, text), band.Count))],
        ShareOf: whole,
        Note: note);

    // Written without a thousands separator, because some of the numbers are years.
    private static string Label(Band band, ImportsText text) => (band.From, band.To) switch
    {
        (null, { } to) => text["BandBelow", to + 1],
        ({ } from, null) => text["BandFrom", from],
        var (from, to) => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}"),
    };

    private static string Name(ClothingSize size) => size == ClothingSize.XXXL ? "3XL" : size.ToString();
}
