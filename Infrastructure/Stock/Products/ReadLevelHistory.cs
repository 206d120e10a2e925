using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Reads the level of a product over all locations at the end of each day, for a chart.</summary>
public sealed class ReadLevelHistory(KotlineDatabase database, TimeProvider clock)
{
    public const int DaysMax = 365;
    private const int PointsMax = 60;

    /// <param name="Day">The day in Paris. The last one is today, which isn't over yet.</param>
    public sealed record Point(DateOnly Day, long Level);

    /// <returns>Points from the day before the first transaction on, but at most <see cref="DaysMax"/> days back, evenly thinned out to
    /// about sixty. Empty for a product that didn't move in that time.</returns>
    public async Task<IReadOnlyList<Point>> RunAsync(long productId, CancellationToken cancellationToken)
    {
        var today = CompanyDate.Today(clock);
        var first = new DateTimeOffset(today.AddDays(-DaysMax).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var moved = await session.Db.GetTable<TransactionRow>()
            .Where(transaction => transaction.ProductId == productId && transaction.PostedAt >= first)
            .GroupBy(transaction => StockFunctions.DayIn(transaction.PostedAt, CompanyDate.TimeZone))
            .Select(day => new { Day = day.Key, Quantity = day.Sum(transaction => (long)transaction.Quantity) })
            .ToDictionaryAsync(day => day.Day, day => day.Quantity, cancellationToken);
        var level = await session.Db.GetTable<LevelRow>()
            .Where(level => level.ProductId == productId)
            .SumAsync(level => (long?)level.Quantity, cancellationToken);
        return Thinned(Points(moved, level ?? 0, today));
    }

    /// <summary>Computed backwards from the current level, by subtracting what moved on later days.</summary>
    private static List<Point> Points(Dictionary<DateOnly, long> moved, long level, DateOnly today)
    {
        var points = new List<Point>();
        if (moved.Count == 0)
        {
            return points;
        }

        var first = moved.Keys.Min().AddDays(-1);
        for (var day = today > moved.Keys.Max() ? today : moved.Keys.Max(); day >= first; day = day.AddDays(-1))
        {
            points.Add(new Point(day, level));
            level -= moved.GetValueOrDefault(day);
        }

        points.Reverse();
        return points;
    }

    /// <summary>Points at equal intervals, including today.</summary>
    private static List<Point> Thinned(List<Point> points)
    {
        var step = (points.Count + PointsMax - 1) / PointsMax;
        return step <= 1 ? points : [.. points.Where((_, place) => (points.Count - 1 - place) % step == 0)];
    }
}
