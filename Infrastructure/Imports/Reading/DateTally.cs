using Kotline.Domain.Imports;
using Kotline.Domain.Imports.Cells;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Counts, over all birth dates of a file, which orders of day, month and year explain each.</summary>
/// <remarks>
/// A date that no order explains counts for nothing: its row will be set aside as malformed. An order is taken if it explains all other
/// dates and at least one date speaks for it alone (a day over 12). Two orders that each have such dates, or dates that all fit both, are
/// no guess of ours.
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

    /// <summary>The order that is certain, or remembered where the dates fit several alike; or the doubt.</summary>
    /// <param name="remembered">The partner's.</param>
    public (DateOrder Order, bool IsSettled)? Settle(DateOrder? remembered)
    {
        if (dates == 0)
        {
            // No row will have a birth date in any order.
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

    /// <summary>Whether some date speaks for this order, or none for another.</summary>
    public bool Allows(DateOrder order) => deciding[(int)order] > 0 || (deciding.Sum() == 0 && (dates == 0 || explained[(int)order] > 0));

    public FileDoubt.Dates Doubt() => new(
        [.. orders
            .Where(order => deciding[(int)order] > 0 || explained[(int)order] == dates)
            .Select(order => new FileDoubt.OrderEvidence(order, deciding[(int)order], firstLines[(int)order]))],
        dates - deciding.Sum());
}
