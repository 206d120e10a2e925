using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Removes the lines of the system log that are older than <see cref="SystemLogOptions.KeepDays"/>.</summary>
public sealed class ForgetLogLines(KotlineDatabase database, SystemLogOptions options)
{
    private const int BatchLinesMax = 10_000;

    /// <returns>How many lines were removed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.Web);
        var olderThan = TimeSpan.FromDays(options.KeepDays);
        for (long forgotten = 0; ;)
        {
            var removed = await db.SelectAsync(() => SystemLogFunctions.ForgetLogLines(olderThan, BatchLinesMax), cancellationToken);
            forgotten += removed;
            if (removed < BatchLinesMax)
            {
                return forgotten;
            }
        }
    }
}
