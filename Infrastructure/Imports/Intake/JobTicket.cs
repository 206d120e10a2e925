using System.Security.Cryptography;
using Kotline.Infrastructure.Cards;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>
/// The ticket under which an import runs: issued in the unit of work that received it, good for that import alone, until it ends.
/// It is kept sealed beside the import, so that another process can finish what a dead one began.
/// </summary>
public sealed class JobTicket(byte[] key)
{
    private const int TicketBytes = 32;

    // The ticket ends with its import. However long an interrupted one has waited for somebody to start the product again, no other
    // ticket could finish or drop it.
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(3_650);
    private readonly SecretBox box = new(key, "kotline job ticket 1"u8);

    public async Task<Actor> IssueAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken)
    {
        var ticket = RandomNumberGenerator.GetBytes(TicketBytes);
        await using var batch = new NpgsqlBatch(unit.Connection)
        {
            BatchCommands =
            {
                new("SELECT imports.issue_job_ticket($1, $2, $3)")
                {
                    Parameters = { new() { Value = importId }, new() { Value = SHA256.HashData(ticket) }, new() { Value = lifetime } },
                },
                new("UPDATE imports.imports SET sealed_job_ticket = $1 WHERE id = $2")
                {
                    Parameters = { new() { Value = box.Seal(ticket) }, new() { Value = importId } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return new Actor(ticket);
    }

    internal Actor Unseal(byte[] sealedTicket) => new(box.Open(sealedTicket));
}
