using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Finds the file that was applied under a key.</summary>
public sealed class FindProductFile(KotlineDatabase database)
{
    /// <returns>The SHA-256 of its bytes, and the first answer again; null if the key wasn't used for a file.</returns>
    public async Task<(byte[] Sha256, ProductFileAnswer Answer)?> RunAsync(string key, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        var found = await session.Db.GetTable<AppliedFileRow>()
            .Where(file => file.IdempotencyKey == key)
            .Select(file => new
            {
                file.Digest,
                Answer = new ProductFileAnswer(file.Id, true, file.Created, file.Updated, file.Unchanged, file.DocumentId),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Digest, found.Answer);
    }
}
