using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Settles the order of dates by counting, over a sample, how many fit each order.</summary>
internal sealed class DateOrderVote
{
    private static readonly DateOrder[] orders = Enum.GetValues<DateOrder>();
    private readonly int[] fitting = new int[orders.Length];
    private int present;

    public void Take(string date)
    {
        present += date.Length > 0 ? 1 : 0;
        foreach (var order in orders)
        {
            fitting[(int)order] += DateParts.Fits(date, order) ? 1 : 0;
        }
    }

    /// <summary>Whether at least half of the dates have an order: a file may hold malformed ones and still be what it is.</summary>
    public bool Fit(DateOrder order) => fitting[(int)order] * 2 >= present;

    /// <summary>
    /// The order that most dates fit. Where several fit alike it isn't settled: the remembered one of them, else the standard file's.
    /// </summary>
    public (DateOrder Order, bool IsSettled) Count(DateOrder? remembered)
    {
        var most = fitting.Max();
        var best = orders.Where(candidate => fitting[(int)candidate] == most).ToArray();
        if (best.Length == 1)
        {
            return (best[0], true);
        }

        return (remembered is { } order && best.Contains(order) ? order : best[0], false);
    }
}
