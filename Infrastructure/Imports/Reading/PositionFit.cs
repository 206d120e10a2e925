using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Whether the rows of a file without a recognised header may be read by position: over its first hundred readable records, the cells of
/// each
/// typed column (dates, cards, measures, places, addresses for mail…) fit what is wanted there.
/// </summary>
/// <remarks>
/// A column fits where at least nine of ten of its cells that aren't blank do: files hold malformed rows. One that must not be blank has to
/// have a cell that fits; one that may be blank may be so throughout. None of the records may look like a header: hold known names, or have
/// hardly a typed cell that fits while the others do. Then the columns are in an order that only their names tell.
/// </remarks>
internal sealed class PositionFit
{
    private const int RecordsLookedAt = 100;
    private const int FittingOfTenMin = 9;

    /// <summary>A record of which fewer than one typed cell in four fits is no client with a mistake: it is labels.</summary>
    private const int LabelsOfFourMax = 1;

    private static readonly WantedColumn[] typed =
    [
        WantedColumn.Gender, WantedColumn.Country, WantedColumn.EmailAddress, WantedColumn.TelephoneNumber, WantedColumn.Birthday,
        WantedColumn.CCNumber, WantedColumn.CVV2, WantedColumn.CCExpires, WantedColumn.Vehicle, WantedColumn.Pounds, WantedColumn.Kilograms,
        WantedColumn.FeetInches, WantedColumn.Centimeters, WantedColumn.Latitude, WantedColumn.Longitude,
    ];

    private static readonly ColumnSet mayBeBlank =
        ColumnSet.Of(WantedColumn.CVV2, WantedColumn.Pounds, WantedColumn.Kilograms, WantedColumn.Latitude, WantedColumn.Longitude);

    private static readonly DateOrder[] orders = Enum.GetValues<DateOrder>();

    private readonly Dictionary<WantedColumn, (int Present, int Fitting)> tallies = typed.ToDictionary(column => column, _ => (0, 0));
    private bool looksLikeHeader;

    /// <param name="indexes">Where each wanted column would stand.</param>
    public static async Task<bool> HoldsAsync(
        FileSample sample,
        char delimiter,
        int fieldCount,
        IReadOnlyDictionary<WantedColumn, int> indexes,
        FileHeader.IsName isName,
        ReadingOptions options,
        CancellationToken cancellationToken)
    {
        var fit = new PositionFit();
        await using var records = sample.Open(delimiter, fieldCount, options);
        for (var read = 0; read < RecordsLookedAt && await records.ReadAsync(cancellationToken);)
        {
            if (records.Unreadable is null)
            {
                read++;
                fit.looksLikeHeader |= HasNames(records, isName);
                fit.Take(records, indexes);
            }
        }

        return !fit.looksLikeHeader && fit.tallies.All(tally => Fits(tally.Key, tally.Value.Present, tally.Value.Fitting));
    }

    private static bool Fits(WantedColumn column, int present, int fitting) =>
        (fitting > 0 || (present == 0 && mayBeBlank.Contains(column))) && fitting * 10 >= present * FittingOfTenMin;

    private void Take(RecordStream records, IReadOnlyDictionary<WantedColumn, int> indexes)
    {
        var cells = new PartnerCells();
        foreach (var (column, index) in indexes)
        {
            cells[column] = records.GetTrimmed(index);
        }

        var malformed = CandidateRow.Read(cells, DateOrder.MonthDayYear).Malformed;
        var (rowPresent, rowFitting) = (0, 0);
        foreach (var column in typed.Where(column => cells[column].Length > 0))
        {
            var fits = column == WantedColumn.Birthday
                ? orders.Any(order => Domain.Imports.Cells.DateText.Fits(cells[column], order))
                : !malformed.Contains(column);
            var (present, fitting) = tallies[column];
            tallies[column] = (present + 1, fitting + (fits ? 1 : 0));
            rowPresent++;
            rowFitting += fits ? 1 : 0;
        }

        looksLikeHeader |= rowPresent > 0 && rowFitting * 4 < rowPresent * LabelsOfFourMax;
    }

    private static bool HasNames(RecordStream records, FileHeader.IsName isName)
    {
        var names = 0;
        for (var index = 0; index < records.FieldCount; index++)
        {
            names += isName(records.GetSpan(index)) ? 1 : 0;
        }

        return names >= FileHeader.NamesEnough;
    }
}
