using System.Data;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Apply;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Staging;
using Kotline.Infrastructure.Installing;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// What would happen if a file were taken in: the same staging and the same judging as in <see cref="TakeInFile"/>, in one transaction that
/// is rolled back. Nothing of it is kept, and the database refuses to keep it (sql/031).
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Stage, without a lock: other imports and trials go on.</item>
/// <item>Wait for the turn to apply, as the trial has to see what the last import decided, and to write what the next one waits for.</item>
/// <item>Begin the trial: partner and import, for this transaction alone; the ticket is checked here.</item>
/// <item>Apply, read the figures, roll back.</item>
/// </list>
/// </remarks>
public sealed class TryFile(Installation installation, ReadingOptions readingOptions, TimeProvider clock)
{
    private readonly NpgsqlDataSource importer = installation.Database.Importer;

    /// <param name="importDate">The date that ages are counted on; null for today in Europe/Paris.</param>
    /// <param name="choice">What the person says against detection.</param>
    /// <param name="actorOf">Asked only when the file can be read at all.</param>
    /// <exception cref="UnitOfWorkRefusedException">The ticket isn't valid, or its bearer is no manager.</exception>
    public async Task<TrialOutcome> RunAsync(
        PartnerFile file,
        string partnerName,
        DateOnly? importDate,
        FormatChoice choice,
        Func<CancellationToken, Task<Actor>> actorOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var checkFile = new CheckFile(installation, readingOptions, clock);
        return await checkFile.RunAsync(file, partnerName, importDate, choice, cancellationToken) switch
        {
            FileCheck.Refused refused => new TrialOutcome.FileRefused(refused.Refusal),
            FileCheck.Doubtful { Detection.Doubt: var doubt } => new TrialOutcome.FileDoubtful(doubt),
            FileCheck.DateInFuture future => new TrialOutcome.DateInFuture(future.Today),
            FileCheck.Accepted look =>
                await RunAsync(file, partnerName, look.File, look.ImportDate, await actorOf(cancellationToken), progress, cancellationToken)
                    is { } trial ? new TrialOutcome.Tried(trial) : new TrialOutcome.FileChanged(),
            _ => throw new InvalidOperationException("A look at a file that isn't known here."),
        };
    }

    /// <summary>The same of a file that was looked at, and perhaps corrected, before.</summary>
    /// <returns>null when the bytes aren't those any more that were looked at.</returns>
    public async Task<ImportTrial?> RunAsync(
        PartnerFile file,
        string partnerName,
        FileFormat detected,
        DateOnly importDate,
        Actor actor,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var rowsStaged = 0;
        var bytesTotal = detected.ByteCount;
        var earlier = await new ReadReceipt(installation.Database.Web).FindAsync(partnerName, detected.Sha256, cancellationToken);
        await using var connection = await importer.OpenConnectionAsync(cancellationToken);

        // Disposing of it rolls it back, wherever this ends. There is no commit here.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var importId = await NumberAsync(connection, cancellationToken);
        var (policyId, policy) = await NewestPolicy.ReadAsync(connection, cancellationToken);
        ReportRows(0, 0);
        var rowCount = await new StageRows(importer, installation.CardCipher, readingOptions).CopyAsync(
            connection, importId, file, detected, new SelectionRules(policy, importDate), importDate, ReportRows, cancellationToken);
        if (rowCount is null)
        {
            return null;
        }

        rowsStaged = rowCount.Value;
        await ApplySteps.WaitForTurnAsync(connection, ReportStep, cancellationToken);
        var partnerId = await BeginAsync();
        var weighed = await ApplySteps.RunAsync(connection, importId, partnerId, isGuarded: false, ReportStep, cancellationToken);
        var figures = await ReadImport.ReadAsync(connection, importId, cancellationToken);
        return new ImportTrial(
            ReadReceipt.Of(figures!, file.Name, ImportReceipt.TrialReceipt) with
            {
                ImportId = 0,
                LinesAboveHeader = (int)detected.LinesAboveHeader,
            },
            weighed.Changes,
            earlier);

        async Task<long> BeginAsync()
        {
            await using var command = BeginCommand(
                connection, actor, importId, partnerName, policyId, Path.GetFileName(file.Name), detected, importDate, rowsStaged);
            try
            {
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            }
            catch (PostgresException refusal) when (UnitOfWorkRefusedException.IsRefusal(refusal))
            {
                throw new UnitOfWorkRefusedException(refusal);
            }
        }

        void ReportRows(int rows, long bytes) => progress?.Report(new ImportProgress(ImportPhase.Reading, rows, bytes, bytesTotal));

        void ReportStep(int? step) => progress?.Report(new ImportProgress(
            step is null ? ImportPhase.Waiting : ImportPhase.Applying, rowsStaged, bytesTotal, bytesTotal, step ?? 0, ApplySteps.Count));
    }

    /// <summary>The number under which the trial's rows are staged: the transaction's own, with a minus, as no import's is.</summary>
    private static async Task<long> NumberAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"SET LOCAL ROLE {DatabaseRole.Importer.SqlName()}"),
                new("SELECT -pg_current_xact_id()::text::bigint"),
            },
        };
        return (long)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }

    private static NpgsqlCommand BeginCommand(
        NpgsqlConnection connection,
        Actor actor,
        long importId,
        string partnerName,
        long policyId,
        string fileName,
        FileFormat file,
        DateOnly importDate,
        int rowsStaged) =>
        new("SELECT imports.begin_trial($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", connection)
        {
            Parameters =
            {
                new() { Value = actor.Ticket },
                new() { Value = (object?)actor.RequestId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)actor.Address ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Inet },
                new() { Value = importId },
                new() { Value = partnerName },
                new() { Value = policyId },
                new() { Value = fileName },
                new() { Value = Convert.FromHexString(file.Sha256) },
                new() { Value = file.ByteCount },
                new() { Value = importDate },
                new() { Value = file.Encoding.IanaName() },
                new() { Value = file.Delimiter.ToString() },
                new() { Value = file.HasHeader },
                new() { Value = file.DateOrder.Code() },
                new() { Value = rowsStaged },
            },
        };
}
