using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports;

/// <summary>Drops the held imports on which nobody has decided in time, with their staged rows. Their files can be sent again.</summary>
public sealed class DropHeldImports(Installation installation, TimeProvider clock)
{
    /// <summary>What a dropped one failed of.</summary>
    public const string Failure = "too_many_changes";

    /// <summary>How long a manager has to decide: rows of clients that aren't kept shouldn't stay longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly NpgsqlDataSource web = installation.Database.Web;
    private readonly RunJob job = new(installation.Database.Importer);

    /// <returns>How many were dropped.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var dropped = 0;
        foreach (var (importId, sealedTicket) in await ReadAsync(cancellationToken))
        {
            if (await job.TryDropHeldAsync(importId, installation.JobTicket.Unseal(sealedTicket), Failure, cancellationToken))
            {
                dropped++;
            }
        }

        return dropped;
    }

    private async Task<List<(long ImportId, byte[] SealedTicket)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = web.CreateCommand("SELECT import_id, sealed_job_ticket FROM imports.held_before($1)");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Patience });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new List<(long, byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return held;
    }
}
