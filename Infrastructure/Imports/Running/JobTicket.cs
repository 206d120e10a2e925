using System.Security.Cryptography;
using Kotline.Infrastructure.Cards;
using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>
/// The ticket under which an import runs. It is issued in the unit of work that received the import, and is valid only for this import
/// until it ends. It is stored, sealed, with the import, so that another process can finish what a dead one began.
/// </summary>
public sealed class JobTicket(byte[] key)
{
    private const int TicketBytes = 32;

    // The ticket ends with its import. The lifetime is long, because an interrupted import may wait for the product's next start, and no
    // other ticket could finish or drop it.
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(3_650);
    private readonly SecretBox box = new(key, "kotline job ticket 1"u8);

    public async Task<Actor> IssueAsync(UnitOfWork unit, long importId, CancellationToken cancellationToken)
    {
        var ticket = RandomNumberGenerator.GetBytes(TicketBytes);
        var (ticketHash, sealedTicket) = (SHA256.HashData(ticket), box.Seal(ticket));
        await unit.Db.SelectAsync(() => ImportFunctions.IssueJobTicket(importId, ticketHash, lifetime), cancellationToken);
        await unit.Db.GetTable<ImportRow>()
            .Where(import => import.Id == importId)
            .Set(import => import.SealedJobTicket, sealedTicket)
            .UpdateAsync(cancellationToken);
        return new Actor(ticket);
    }

    internal Actor Unseal(byte[] sealedTicket) => new(box.Open(sealedTicket));
}
