using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Decides whether a file without a recognised header may be read by position: in its first hundred readable records, the cells of each
/// typed column (dates, cards, measures, places, e-mail addresses…) must fit their column.
/// </summary>
/// <remarks>
/// A column fits if at least nine of ten of its non-blank cells do, because files hold malformed rows. A column that must not be blank
/// needs at least one cell that fits. A column that may be blank may be blank throughout. None of the records may look like a header,
/// that is, hold known names, or have hardly any typed cell that fits while the other records do. If one does, only the names tell the
/// order of the columns.
/// </remarks>
internal sealed class PositionFit
{
    private const int RecordsLookedAt = 100;
    private const int FittingOfTenMin = 9;

    /// <summary>
    /// If fewer than this many in four of a record's typed cells fit, it isn't a client with a mistake but a line of labels.
    /// </summary>
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

    /// <param name="indexes">The position that each wanted column would have.</param>
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
