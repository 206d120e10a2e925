using Kotline.Domain.Imports;
using Kotline.Domain.Imports.Cells;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Counts, over all birth dates of a file, which orders of day, month and year can explain each one.</summary>
/// <remarks>
/// A date that no order explains doesn't count, since its row will be set aside as malformed. An order is taken if it explains all
/// other dates, and at least one date fits only this order (a day over 12). If two orders each have such dates, or if all dates fit
/// both, nothing is guessed.
/// </remarks>
internal sealed class DateTally
{
    private const int LinesShown = 5;
    private static readonly DateOrder[] orders = Enum.GetValues<DateOrder>();
    private readonly int[] explained = new int[orders.Length];
    private readonly int[] deciding = new int[orders.Length];
    private readonly List<long>[] firstLines = [.. orders.Select(_ => new List<long>())];
    private int dates;

    public void Take(string text, long lineNumber)
    {
        var fitting = -1;
        var fits = 0;
        foreach (var order in orders)
        {
            if (DateText.Fits(text, order))
            {
                fits++;
                fitting = (int)order;
                explained[fitting]++;
            }
        }

        dates += fits > 0 ? 1 : 0;
        if (fits == 1)
        {
            deciding[fitting]++;
            if (firstLines[fitting].Count < LinesShown)
            {
                firstLines[fitting].Add(lineNumber);
            }
        }
    }

    /// <summary>
    /// The order if it is certain, or the remembered one if the dates fit several orders equally; null if it is doubtful.
    /// </summary>
    /// <param name="remembered">The order that is remembered of the partner.</param>
    public (DateOrder Order, bool IsSettled)? Settle(DateOrder? remembered)
    {
        if (dates == 0)
        {
            // No date can be read in any order, so the choice makes no difference.
            return (remembered ?? DateOrder.MonthDayYear, false);
        }

        var whole = orders.Where(order => explained[(int)order] == dates).ToList();
        return whole switch
        {
            [var only] => (only, true),
            _ when remembered is { } order && whole.Contains(order) => (order, false),
            _ => null,
        };
    }

    /// <summary>Whether some date fits only this order, or no date fits only another.</summary>
    public bool Allows(DateOrder order) => deciding[(int)order] > 0 || (deciding.Sum() == 0 && (dates == 0 || explained[(int)order] > 0));

    public FileDoubt.Dates Doubt() => new(
        [.. orders
            .Where(order => deciding[(int)order] > 0 || explained[(int)order] == dates)
            .Select(order => new FileDoubt.OrderEvidence(order, deciding[(int)order], firstLines[(int)order]))],
        dates - deciding.Sum());
}
