using Kotline.Domain.Clients;
using Kotline.Domain.Imports.Cells;

namespace Kotline.Domain.Imports;

/// <summary>
/// One row of a partner's file as typed values, before it is judged. Where a cell is blank or malformed, a text is "" and any other value
/// is null. Two rows are equal when all their values are.
/// </summary>
public sealed record CandidateRow
{
    private static readonly ColumnSet mayBeBlank = ColumnSet.Of(
        WantedColumn.Title,
        WantedColumn.State,
        WantedColumn.StateFull,
        WantedColumn.CVV2,
        WantedColumn.Pounds,
        WantedColumn.Kilograms,
        WantedColumn.Latitude,
        WantedColumn.Longitude);

    private CandidateRow()
    {
    }

    public Gender? Gender { get; private init; }

    public string Title { get; private init; } = "";

    public string GivenName { get; private init; } = "";

    public string Surname { get; private init; } = "";

    /// <summary>On one line, see <see cref="StreetHadLineEnds"/>.</summary>
    public string StreetAddress { get; private init; } = "";

    public string City { get; private init; } = "";

    /// <summary>The code, or the name where the partner sends only a name. Pages always show the name.</summary>
    public string StateCode { get; private init; } = "";

    public string StateName { get; private init; } = "";

    public string ZipCode { get; private init; } = "";

    /// <summary>ISO 3166-1 alpha-2, in capitals.</summary>
    public string Country { get; private init; } = "";

    public string EmailAddress { get; private init; } = "";

    public string TelephoneNumber { get; private init; } = "";

    public DateOnly? BirthDate { get; private init; }

    public string CardType { get; private init; } = "";

    /// <summary>Digits only, whatever separated them in the file.</summary>
    public string CardNumber { get; private init; } = "";

    public string Cvv2 { get; private init; } = "";

    public CardExpiry? CardExpiry { get; private init; }

    public VehicleName? Vehicle { get; private init; }

    /// <summary>Rounded to <see cref="CellBounds.WeightDecimals"/>, like <see cref="Kilograms"/>.</summary>
    public decimal? Pounds { get; private init; }

    public decimal? Kilograms { get; private init; }

    /// <summary>The whole height: 65 for 5' 5".</summary>
    public int? HeightInches { get; private init; }

    public int? HeightCm { get; private init; }

    /// <summary>Degrees, rounded to <see cref="CellBounds.DegreeDecimals"/>, like <see cref="Longitude"/>.</summary>
    public decimal? Latitude { get; private init; }

    public decimal? Longitude { get; private init; }

    /// <summary>The columns without a value, including those that may be blank.</summary>
    public ColumnSet Blank { get; private init; }

    /// <summary>The columns whose text can't be read as the wanted value.</summary>
    public ColumnSet Malformed { get; private init; }

    /// <summary>Whether the partner wrote the street on several lines.</summary>
    public bool StreetHadLineEnds { get; private init; }

    /// <summary>The columns without a value that must have one.</summary>
    public ColumnSet Missing => Blank.Without(mayBeBlank);

    /// <summary>
    /// How many other people hold this row's card. The row can't know this by itself, so the caller sets it when judging a single row. The
    /// rows of a file are judged all at once, by the same rule in SQL (Imports/Apply, shared cards).
    /// </summary>
    public int OtherCardHolders { get; init; }

    /// <summary>Reads a row. Never fails: columns that can't be read are in <see cref="Malformed"/>.</summary>
    public static CandidateRow Read(PartnerCells cells, DateOrder order)
    {
        var reader = new CellReader(cells);
        var stateCode = reader.Text(WantedColumn.State);
        var stateName = reader.Text(WantedColumn.StateFull);
        return new CandidateRow
        {
            Gender = reader.Value(WantedColumn.Gender, GenderText.Parse),
            Title = reader.Text(WantedColumn.Title),
            GivenName = reader.Text(WantedColumn.GivenName),
            Surname = reader.Text(WantedColumn.Surname),
            StreetAddress = reader.Text(WantedColumn.StreetAddress),
            City = reader.Text(WantedColumn.City),
            StateCode = stateCode.Length > 0 || reader.Malformed.Contains(WantedColumn.State) ? stateCode : stateName,
            StateName = stateName,
            ZipCode = reader.Text(WantedColumn.ZipCode),
            Country = reader.Text(WantedColumn.Country, CountryText.Parse),
            EmailAddress = reader.Text(WantedColumn.EmailAddress, EmailText.Parse),
            TelephoneNumber = reader.Text(WantedColumn.TelephoneNumber, TelephoneText.Parse),
            BirthDate = reader.Value(WantedColumn.Birthday, DateText.ParserFor(order)),
            CardType = reader.Text(WantedColumn.CCType),
            CardNumber = reader.Text(WantedColumn.CCNumber, CardText.ParseNumber),
            Cvv2 = reader.Text(WantedColumn.CVV2, CardText.ParseCvv2),
            CardExpiry = reader.Value(WantedColumn.CCExpires, CardText.ParseExpiry),
            Vehicle = reader.Value(WantedColumn.Vehicle, VehicleName.Parse),
            Pounds = reader.Value(WantedColumn.Pounds, MeasureText.ParsePounds),
            Kilograms = reader.Value(WantedColumn.Kilograms, MeasureText.ParseKilograms),
            HeightInches = reader.Value(WantedColumn.FeetInches, MeasureText.ParseFeetInches),
            HeightCm = reader.Value(WantedColumn.Centimeters, MeasureText.ParseCentimeters),
            Latitude = reader.Value(WantedColumn.Latitude, MeasureText.ParseLatitude),
            Longitude = reader.Value(WantedColumn.Longitude, MeasureText.ParseLongitude),

            // These come last: an initializer runs from top to bottom, and the reader knows them only after all cells were read.
            Blank = reader.Blank,
            Malformed = reader.Malformed,
            StreetHadLineEnds = reader.Joined.Contains(WantedColumn.StreetAddress),
        };
    }

    /// <summary>Shows no value, because a row describes a person and their card.</summary>
    public override string ToString() => $"row (blank: {Blank}; malformed: {Malformed})";
}
