using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Settles the order of dates by counting, over a sample, how many fit each order.</summary>
internal sealed class DateOrderVote
{
    private static readonly DateOrder[] orders = Enum.GetValues<DateOrder>();
    private readonly int[] fitting = new int[orders.Length];

    public void Take(string date)
    {
        foreach (var order in orders)
        {
            fitting[(int)order] += DateParts.Fits(date, order) ? 1 : 0;
        }
    }

    /// <summary>
    /// The order that most dates fit. Where several fit alike, the remembered one, else the standard file's, and it isn't settled.
    /// </summary>
    public (DateOrder Order, bool IsSettled) Count(DateOrder? remembered)
    {
        var most = fitting.Max();
        var best = orders.Where(order => fitting[(int)order] == most).ToArray();
        return best.Length == 1 ? (best[0], true) : (remembered ?? DateOrder.MonthDayYear, false);
    }
}
