using Kotline.Domain.Clients;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>Reads an import's report from one snapshot.</summary>
public sealed class ReadReport(KotlineDatabase database)
{
    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportReport?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadImport.ReadAsync(session.Db, importId, cancellationToken) is not { } import
            ? null
            : new ImportReport(import, import.Totals is null ? null : await ReadClientsAsync(session.Db, import, cancellationToken));
    }

    private static async Task<ClientFigures> ReadClientsAsync(KotlineDb db, ImportFigures import, CancellationToken cancellationToken)
    {
        var lines = await db.QueryToListAsync<Line>(
            SqlFile.Read("imports/reports/read_report.sql"),
            cancellationToken,
            new DataParameter("import", import.Id),
            new DataParameter("import_date", import.ImportDate));
        var counts = new ReportCounts();
        foreach (var line in lines)
        {
            Add(counts, line);
        }

        return counts.ToFigures();
    }

    private static void Add(ReportCounts counts, Line line)
    {
        switch (line.CountedBy)
        {
            case "accepted":
                counts.Accepted = line.Clients;
                break;
            case "age":
                counts.Ages.Add((GenderOf(line), line.Age!.Value, line.Clients));
                break;
            case "build":
                counts.Builds.Add((GenderOf(line), line.HeightCm!.Value, line.WeightKg, line.Clients));
                break;
            case "region":
                counts.Regions.Add(new Counted<RegionName>(new RegionName(line.Country!, line.Region!), line.Clients));
                break;
            default:
                counts.Vehicles.Add((line.Brand!, line.Year!.Value, line.Clients));
                break;
        }
    }

    private static Gender GenderOf(Line line) => line.Gender == "female" ? Gender.Female : Gender.Male;

    /// <summary>A row that read_report.sql returns. Columns by which it doesn't count are null.</summary>
    private sealed record Line
    {
        [Column("counted_by")]
        public required string CountedBy { get; init; }

        [Column("clients")]
        public int Clients { get; init; }

        [Column("gender")]
        public string? Gender { get; init; }

        [Column("age")]
        public int? Age { get; init; }

        [Column("height_cm")]
        public short? HeightCm { get; init; }

        [Column("weight_kg")]
        public int? WeightKg { get; init; }

        [Column("country_code")]
        public string? Country { get; init; }

        [Column("region")]
        public string? Region { get; init; }

        [Column("brand")]
        public string? Brand { get; init; }

        [Column("year")]
        public short? Year { get; init; }
    }
}
