using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>Reads how far an import is, whichever process works on it.</summary>
public sealed class ReadProgress(KotlineDatabase database)
{
    // A rate over less time than this is noise.
    private const double RateSecondsMin = 0.5;

    // In smaller imports most of the time isn't spent on rows.
    private const int TellingRowsMin = 500;

    // The fastest of this many recent imports counts, because the duration of an import includes its wait for another one.
    private const int RecentMax = 5;

    // This query runs again and again while somebody watches, so it is translated only once.
    private static readonly Func<KotlineDb, long, CancellationToken, Task<Noted?>> read = CompiledQuery.Compile(
        (KotlineDb db, long importId, CancellationToken cancellationToken) => (
            from import in db.GetTable<ImportRow>()
            from progress in db.GetTable<ProgressRow>().LeftJoin(progress => progress.ImportId == import.Id)
            where import.Id == importId
            select new Noted
            {
                IsRunning = import.State == "staging" || import.State == "staged",

                // Any() would name columns that a manager may not read.
                IsAnotherRunning = db.GetTable<ImportRow>()
                    .Where(other => other.Id != import.Id && (other.State == "staging" || other.State == "staged"))
                    .Max(other => (long?)other.Id) != null,
                IsCancelRequested = db.GetTable<CancelRequestRow>().Any(request => request.ImportId == import.Id),
                BytesTotal = import.FileBytes,
                Phase = progress.Phase,
                RowsDone = (int?)progress.RowsDone,
                BytesDone = (long?)progress.BytesDone,
                Step = (short?)progress.Step,
                StepsTotal = (short?)progress.StepsTotal,
                StartedAt = progress.StartedAt,
                UpdatedAt = (DateTimeOffset?)progress.UpdatedAt,
                Now = ImportFunctions.ClockTimestamp(),
                SecondsPerRow = progress.StartedAt == null
                    ? null
                    : db.GetTable<ImportRow>()
                        .Where(recent => recent.State == "done" && recent.RowsRead >= TellingRowsMin && recent.Id < import.Id)
                        .OrderByDescending(recent => recent.Id)
                        .Take(RecentMax)
                        .Min(recent => recent.Seconds / recent.RowsRead),
            }).FirstOrDefaultAsync(cancellationToken));

    /// <returns>Null when there is no such import.</returns>
    public async Task<RunningImport?> RunAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        if (await read(session.Db, importId, cancellationToken) is not { } noted)
        {
            return null;
        }

        var phase = noted.Phase is { } code ? PhaseCodes.ToPhase(code) : ImportPhase.Waiting;
        var (rowsDone, bytesDone) = (noted.RowsDone ?? 0, noted.BytesDone ?? 0);
        var secondsSoFar = (noted.Now - noted.StartedAt)?.TotalSeconds;
        return new RunningImport(
            importId,
            HasEnded: !noted.IsRunning,
            phase,
            rowsDone,
            bytesDone,
            noted.BytesTotal,
            phase == ImportPhase.Reading ? Rate(rowsDone, (noted.UpdatedAt - noted.StartedAt)?.TotalSeconds) : null,
            Step: noted.Step ?? 0,
            StepsTotal: noted.StepsTotal ?? 0,
            phase == ImportPhase.Waiting
                ? null
                : TimeLeft(rowsDone, bytesDone, noted.BytesTotal, secondsSoFar, (double?)noted.SecondsPerRow),
            IsCancelRequested: noted.IsRunning && noted.IsCancelRequested,
            IsBehindAnother: noted.IsRunning && phase == ImportPhase.Waiting && noted.IsAnotherRunning);
    }

    private static int? Rate(int rowsDone, double? seconds) => seconds >= RateSecondsMin ? (int)Math.Round(rowsDone / seconds.Value) : null;

    /// <summary>Null if there is no recent import to compare with, or if this one already takes longer.</summary>
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

    /// <summary>What the database knows about the import. Figures are null until progress was written.</summary>
    private sealed record Noted
    {
        public bool IsRunning { get; init; }

        public bool IsAnotherRunning { get; init; }

        public bool IsCancelRequested { get; init; }

        public long BytesTotal { get; init; }

        public string? Phase { get; init; }

        public int? RowsDone { get; init; }

        public long? BytesDone { get; init; }

        public short? Step { get; init; }

        public short? StepsTotal { get; init; }

        /// <summary>When reading of its rows began.</summary>
        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? UpdatedAt { get; init; }

        public DateTimeOffset Now { get; init; }

        /// <summary>The time for each row in recent imports.</summary>
        public decimal? SecondsPerRow { get; init; }
    }
}
