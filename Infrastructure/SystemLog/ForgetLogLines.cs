using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>Removes the lines of the system log that are older than <see cref="SystemLogOptions.KeepDays"/>.</summary>
public sealed class ForgetLogLines(KotlineDatabase database, SystemLogOptions options)
{
    private const int BatchLinesMax = 10_000;

    /// <returns>How many lines were removed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        for (long forgotten = 0; ;)
        {
            await using var command = database.Web.CreateCommand("SELECT system.forget_log_lines(make_interval(days => $1), $2)");
            command.Parameters.Add(new() { Value = options.KeepDays });
            command.Parameters.Add(new() { Value = BatchLinesMax });
            var removed = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
            forgotten += removed;
            if (removed < BatchLinesMax)
            {
                return forgotten;
            }
        }
    }
}
