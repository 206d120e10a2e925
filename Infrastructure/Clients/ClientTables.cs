using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Clients;

/// <summary>A row of <c>clients.clients</c>. An employee's role sees no suspended clients, and may not read every column.</summary>
[Table("clients", Schema = "clients")]
internal sealed record ClientRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("gender")]
    public required string Gender { get; init; }

    [Column("title")]
    public required string Title { get; init; }

    [Column("given_name")]
    public required string GivenName { get; init; }

    [Column("surname")]
    public required string Surname { get; init; }

    [Column("birth_date")]
    public DateOnly BirthDate { get; init; }

    [Column("email")]
    public required string Email { get; init; }

    [Column("phone")]
    public required string Phone { get; init; }

    [Column("street_address")]
    public required string StreetAddress { get; init; }

    [Column("city")]
    public required string City { get; init; }

    [Column("state_code")]
    public required string StateCode { get; init; }

    [Column("zip_code")]
    public required string ZipCode { get; init; }

    [Column("country_code")]
    public required string CountryCode { get; init; }

    [Column("height_cm")]
    public short HeightCm { get; init; }

    [Column("height_inches")]
    public short HeightInches { get; init; }

    [Column("weight_pounds")]
    public decimal? WeightPounds { get; init; }

    [Column("weight_kg")]
    public decimal? WeightKg { get; init; }

    [Column("latitude")]
    public decimal? Latitude { get; init; }

    [Column("longitude")]
    public decimal? Longitude { get; init; }

    [Column("vehicle_id")]
    public long VehicleId { get; init; }

    [Column("card_id")]
    public long CardId { get; init; }

    [Column("import_id")]
    public long ImportId { get; init; }

    [Column("partner_id")]
    public long PartnerId { get; init; }

    [Column("suspended")]
    public bool Suspended { get; init; }

    [Column("renamed")]
    public bool Renamed { get; init; }
}

/// <summary>A row of <c>clients.listing</c>: the sort keys of a client. Employees may read only its partition of active clients.</summary>
[Table("listing", Schema = "clients")]
internal sealed record ListingRow
{
    public const string ActiveTable = "listing_active";
    public const string SuspendedTable = "listing_suspended";

    [Column("client_id")]
    public long ClientId { get; init; }

    [Column("birth_date")]
    public DateOnly BirthDate { get; init; }
}

/// <summary>A row of <c>clients.vehicles</c>.</summary>
[Table("vehicles", Schema = "clients")]
internal sealed record VehicleRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("brand_id")]
    public long BrandId { get; init; }

    [Column("model")]
    public required string Model { get; init; }

    [Column("year")]
    public short Year { get; init; }
}

/// <summary>A row of <c>clients.brands</c>.</summary>
[Table("brands", Schema = "clients")]
internal sealed record BrandRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name")]
    public required string Name { get; init; }
}

/// <summary>A row of <c>clients.regions</c>: the partners' names for states and regions.</summary>
[Table("regions", Schema = "clients")]
internal sealed record RegionRow
{
    [Column("country_code")]
    public required string CountryCode { get; init; }

    [Column("code")]
    public required string Code { get; init; }

    [Column("name")]
    public required string Name { get; init; }
}

/// <summary>A row of <c>clients.cards</c>, with the columns that a manager may read.</summary>
[Table("cards", Schema = "clients")]
internal sealed record CardRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("type")]
    public required string Type { get; init; }

    [Column("last_four")]
    public string? LastFour { get; init; }
}

/// <summary>A row of <c>imports.partners</c>, with the columns that clients need.</summary>
[Table("partners", Schema = "imports")]
internal sealed record ClientPartnerRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name")]
    public required string Name { get; init; }
}

/// <summary>A row of <c>imports.imports</c>, with the columns that clients need.</summary>
[Table("imports", Schema = "imports")]
internal sealed record ClientImportRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("file_name")]
    public required string FileName { get; init; }
}
