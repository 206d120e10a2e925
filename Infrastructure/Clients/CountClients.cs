using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Clients;

/// <summary>Counts the clients that a role may see.</summary>
public sealed class CountClients(KotlineDatabase database)
{
    /// <param name="Suspended">The number of clients who share a card with somebody; null for a role that doesn't see them.</param>
    public sealed record Counted(long Active, long? Suspended);

    public async Task<Counted> RunAsync(DatabaseRole role, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, role, cancellationToken);
        var active = await CountAsync(session, ListingRow.ActiveTable, cancellationToken);
        return new Counted(
            active, role == DatabaseRole.Manager ? await CountAsync(session, ListingRow.SuspendedTable, cancellationToken) : null);
    }

    private static Task<long> CountAsync(ReadSession session, string table, CancellationToken cancellationToken) =>
        session.Db.GetTable<ListingRow>().TableName(table).LongCountAsync(cancellationToken);
}
