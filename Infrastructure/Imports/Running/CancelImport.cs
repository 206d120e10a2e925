using System.Data;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// Asks whoever works on an import, in whichever process, to drop it; and waits a moment for what comes of it. An import that nobody works
/// on, since its process is dead or since it is held, is dropped here. Any manager may ask; the log of changes says who did.
/// </summary>
public sealed class CancelImport(Installation installation, TimeProvider clock)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(100);
    private readonly NpgsqlDataSource web = installation.Database.Web;

    public async Task<CancelOutcome> RunAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await RequestAsync(importId, actor, cancellationToken);
        return outcome == CancelOutcome.Requested ? await AwaitEndAsync(importId, cancellationToken) : outcome;
    }

    private async Task<CancelOutcome> RequestAsync(long importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var unit = await UnitOfWork.BeginAsync(
            web, actor, DatabaseRole.Manager, $"cancel import {importId}", IsolationLevel.ReadCommitted, cancellationToken);
        var outcome = await ReadAsync(unit.Connection, importId, cancellationToken);
        if (outcome == CancelOutcome.Requested)
        {
            await using var insert = new NpgsqlCommand(
                "INSERT INTO imports.cancel_requests (import_id) VALUES ($1) ON CONFLICT (import_id) DO NOTHING", unit.Connection)
            {
                Parameters = { new() { Value = importId } },
            };
            await insert.ExecuteNonQueryAsync(cancellationToken);
            await unit.CommitAsync();
        }

        return outcome;
    }

    private async Task<CancelOutcome> AwaitEndAsync(long importId, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            // Looked at each time: who works on it may just hold it, and let it go.
            await using (var importLock = await ImportLock.TryAsync(web, importId, cancellationToken))
            {
                if (importLock is not null)
                {
                    await new FinishImports(installation).FinishAsync(importId, cancellationToken);
                }
            }

            await using (var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken))
            {
                var outcome = await ReadAsync(session.Connection, importId, cancellationToken);
                if (outcome != CancelOutcome.Requested || clock.GetElapsedTime(begun) > patience)
                {
                    return outcome;
                }
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <returns><see cref="CancelOutcome.Requested"/> while the import runs or is held.</returns>
    private static async Task<CancelOutcome> ReadAsync(NpgsqlConnection connection, long importId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT state, failure FROM imports.imports WHERE id = $1", connection)
        {
            Parameters = { new() { Value = importId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return CancelOutcome.Unknown;
        }

        return (reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)) switch
        {
            ("staging" or "staged" or "held", _) => CancelOutcome.Requested,
            ("failed", "cancelled") => CancelOutcome.Cancelled,
            _ => CancelOutcome.TooLate,
        };
    }
}
