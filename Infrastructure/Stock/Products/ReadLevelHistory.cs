using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>How much of a product there was, over all locations, at the end of each day: the figures of a chart.</summary>
public sealed class ReadLevelHistory(KotlineDatabase database, TimeProvider clock)
{
    public const int DaysMax = 365;
    private const int PointsMax = 60;

    /// <param name="Day">In Paris; the last one is today, whose day isn't over.</param>
    public sealed record Point(DateOnly Day, long Level);

    /// <returns>
    /// From the day before the first transaction, but not more than <see cref="DaysMax"/> days back; evenly thinned out to some sixty points. Empty for
    /// a product that didn't move in that time.
    /// </returns>
    public async Task<IReadOnlyList<Point>> RunAsync(long productId, CancellationToken cancellationToken)
    {
        // Backwards from now: what moved on a later day is taken off again.
        const string moves = """
            SELECT (posted_at AT TIME ZONE $3)::date AS day, sum(quantity)::bigint,
                   (SELECT coalesce(sum(l.quantity), 0)::bigint FROM stock.levels l WHERE l.product_id = $1)
            FROM stock.transactions WHERE product_id = $1 AND posted_at >= $2
            GROUP BY day ORDER BY day DESC
            """;
        var today = CompanyDate.Today(clock);
        var first = today.AddDays(-DaysMax);
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        await using var command = new NpgsqlCommand(moves, session.Connection)
        {
            Parameters =
            {
                new() { Value = productId },
                new() { Value = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) },
                new() { Value = CompanyDate.TimeZone },
            },
        };
        var moved = new Dictionary<DateOnly, long>();
        var level = 0L;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                moved[reader.GetFieldValue<DateOnly>(0)] = reader.GetInt64(1);
                level = reader.GetInt64(2);
            }
        }

        return Thinned(Points(moved, level, today));
    }

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

    /// <summary>Every so many days, today among them.</summary>
    private static List<Point> Thinned(List<Point> points)
    {
        var step = (points.Count + PointsMax - 1) / PointsMax;
        return step <= 1 ? points : [.. points.Where((_, place) => (points.Count - 1 - place) % step == 0)];
    }
}
