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

    private CandidateRow(CellReader reader, DateOrder order)
    {
        var stateCode = reader.Text(WantedColumn.State);
        var stateName = reader.Text(WantedColumn.StateFull);
        Gender = reader.Value(WantedColumn.Gender, GenderText.Parse);
        Title = reader.Text(WantedColumn.Title);
        GivenName = reader.Text(WantedColumn.GivenName);
        Surname = reader.Text(WantedColumn.Surname);
        StreetAddress = reader.Text(WantedColumn.StreetAddress);
        City = reader.Text(WantedColumn.City);
        StateCode = stateCode.Length > 0 || reader.Malformed.Contains(WantedColumn.State) ? stateCode : stateName;
        StateName = stateName;
        ZipCode = reader.Text(WantedColumn.ZipCode);
        Country = reader.Text(WantedColumn.Country, CountryText.Parse);
        EmailAddress = reader.Text(WantedColumn.EmailAddress, EmailText.Parse);
        TelephoneNumber = reader.Text(WantedColumn.TelephoneNumber, TelephoneText.Parse);
        BirthDate = reader.Value(WantedColumn.Birthday, DateText.ParserFor(order));
        CardType = reader.Text(WantedColumn.CCType);
        CardNumber = reader.Text(WantedColumn.CCNumber, CardText.ParseNumber);
        Cvv2 = reader.Text(WantedColumn.CVV2, CardText.ParseCvv2);
        CardExpiry = reader.Value(WantedColumn.CCExpires, CardText.ParseExpiry);
        Vehicle = reader.Value(WantedColumn.Vehicle, VehicleName.Parse);
        Pounds = reader.Value(WantedColumn.Pounds, MeasureText.ParsePounds);
        Kilograms = reader.Value(WantedColumn.Kilograms, MeasureText.ParseKilograms);
        HeightInches = reader.Value(WantedColumn.FeetInches, MeasureText.ParseFeetInches);
        HeightCm = reader.Value(WantedColumn.Centimeters, MeasureText.ParseCentimeters);
        Latitude = reader.Value(WantedColumn.Latitude, MeasureText.ParseLatitude);
        Longitude = reader.Value(WantedColumn.Longitude, MeasureText.ParseLongitude);

        // The reader knows these only after all cells were read.
        Blank = reader.Blank;
        Malformed = reader.Malformed;
        StreetHadLineEnds = reader.Joined.Contains(WantedColumn.StreetAddress);
    }

    public Gender? Gender { get; }

    public string Title { get; }

    public string GivenName { get; }

    public string Surname { get; }

    /// <summary>On one line, see <see cref="StreetHadLineEnds"/>.</summary>
    public string StreetAddress { get; }

    public string City { get; }

    /// <summary>The code, or the name where the partner sends only a name. Pages always show the name.</summary>
    public string StateCode { get; }

    public string StateName { get; }

    public string ZipCode { get; }

    /// <summary>ISO 3166-1 alpha-2, in capitals.</summary>
    public string Country { get; }

    public string EmailAddress { get; }

    public string TelephoneNumber { get; }

    public DateOnly? BirthDate { get; }

    public string CardType { get; }

    /// <summary>Digits only, whatever separated them in the file.</summary>
    public string CardNumber { get; }

    public string Cvv2 { get; }

    public CardExpiry? CardExpiry { get; }

    public VehicleName? Vehicle { get; }

    /// <summary>Rounded to <see cref="CellBounds.WeightDecimals"/>, like <see cref="Kilograms"/>.</summary>
    public decimal? Pounds { get; }

    public decimal? Kilograms { get; }

    /// <summary>The whole height: 65 for 5' 5".</summary>
    public int? HeightInches { get; }

    public int? HeightCm { get; }

    /// <summary>Degrees, rounded to <see cref="CellBounds.DegreeDecimals"/>, like <see cref="Longitude"/>.</summary>
    public decimal? Latitude { get; }

    public decimal? Longitude { get; }

    /// <summary>The columns without a value, including those that may be blank.</summary>
    public ColumnSet Blank { get; }

    /// <summary>The columns whose text can't be read as the wanted value.</summary>
    public ColumnSet Malformed { get; }

    /// <summary>Whether the partner wrote the street on several lines.</summary>
    public bool StreetHadLineEnds { get; }

    /// <summary>The columns without a value that must have one.</summary>
    public ColumnSet Missing => Blank.Without(mayBeBlank);

    /// <summary>
    /// How many other people hold this row's card. The row can't know this by itself, so the caller sets it when judging a single row. The
    /// rows of a file are judged all at once, by the same rule in SQL (Imports/Apply, shared cards).
    /// </summary>
    public int OtherCardHolders { get; init; }

    /// <summary>Reads a row. Never fails: columns that can't be read are in <see cref="Malformed"/>.</summary>
    public static CandidateRow Read(PartnerCells cells, DateOrder order) => new(new CellReader(cells), order);

    /// <summary>Shows no value, because a row describes a person and their card.</summary>
    public override string ToString() => $"row (blank: {Blank}; malformed: {Malformed})";
}
