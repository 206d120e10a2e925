using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>How far an import is, whichever process works on it.</summary>
public sealed class ReadProgress(KotlineDatabase database)
{
    // Below this a rate is noise.
    private const double RateSecondsMin = 0.5;

    // Of smaller imports most of the time isn't their rows'.
    private const int TellingRowsMin = 500;

    private const string Read = """
        SELECT i.state NOT IN ('staging', 'staged'),
               coalesce(g.phase, 'waiting'), coalesce(g.rows_done, 0), coalesce(g.bytes_done, 0), i.file_bytes,
               coalesce(g.step, 0), coalesce(g.steps_total, 0), extract(epoch FROM g.updated_at - g.started_at)::float8,
               extract(epoch FROM clock_timestamp() - g.started_at)::float8, recent.seconds_per_row,
               i.state IN ('staging', 'staged') AND EXISTS (SELECT FROM imports.cancel_requests r WHERE r.import_id = i.id)
        FROM imports.imports i
        LEFT JOIN imports.progress g ON g.import_id = i.id
        LEFT JOIN LATERAL (
            -- The fastest of the last few: the seconds of one that waited for another hold the wait too.
            SELECT min(last.seconds / last.rows_read)::float8 AS seconds_per_row
            FROM (
                SELECT d.seconds, d.rows_read FROM imports.imports d
                WHERE d.state = 'done' AND d.rows_read >= $2 AND d.id < $1 ORDER BY d.id DESC LIMIT 5) last) recent ON g.started_at IS NOT NULL
        WHERE i.id = $1
        """;

    /// <returns>Null when there is no such import.</returns>
    public async Task<RunningImport?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(Read, session.Connection)
        {
            Parameters = { new() { Value = importId }, new() { Value = TellingRowsMin } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var phase = FormatCodes.ToPhase(reader.GetString(1));
        var (rowsDone, bytesDone, bytesTotal) = (reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4));
        return new RunningImport(
            importId,
            HasEnded: reader.GetBoolean(0),
            phase,
            rowsDone,
            bytesDone,
            bytesTotal,
            phase == ImportPhase.Reading ? Rate(rowsDone, reader.GetFieldValue<double?>(7)) : null,
            Step: reader.GetInt32(5),
            StepsTotal: reader.GetInt32(6),
            phase == ImportPhase.Waiting
                ? null
                : TimeLeft(rowsDone, bytesDone, bytesTotal, reader.GetFieldValue<double?>(8), reader.GetFieldValue<double?>(9)),
            IsCancelRequested: reader.GetBoolean(10));
    }

    private static int? Rate(int rowsDone, double? seconds) => seconds >= RateSecondsMin ? (int)Math.Round(rowsDone / seconds.Value) : null;

    /// <summary>Null without a recent import to go by, and once it takes longer than they did.</summary>
    private static TimeSpan? TimeLeft(int rowsDone, long bytesDone, long bytesTotal, double? secondsSoFar, double? secondsPerRow)
    {
        if (rowsDone == 0 || bytesDone == 0 || secondsSoFar is null || secondsPerRow is null)
        {
            return null;
        }

        var rowsExpected = (double)rowsDone * bytesTotal / bytesDone;
        var secondsLeft = (rowsExpected * secondsPerRow.Value) - secondsSoFar.Value;
        return secondsLeft > 0 ? TimeSpan.FromSeconds(secondsLeft) : null;
    }
}
