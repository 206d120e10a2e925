using System.Buffers.Text;
using System.Security.Cryptography;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// The product files that wait for confirmation, one for each person, in this process alone: when it ends, they are gone. Bounded by
/// <see cref="ProductFileOptions"/>. Safe for use by several threads.
/// </summary>
public sealed class PendingProductFiles(ProductFileOptions options, TimeProvider clock)
{
    private const int IdBytes = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<long, PendingProductFile> waiting = [];

    /// <summary>A person's file from now on, in the place of the one before.</summary>
    /// <returns>null when there is no room for a further one.</returns>
    public PendingProductFile? Put(long accountId, CheckedProductFile file)
    {
        lock (gate)
        {
            Forget();
            if (!waiting.ContainsKey(accountId) && waiting.Count >= options.FilesMax)
            {
                return null;
            }

            return Keep(accountId, file);
        }
    }

    /// <summary>The same file, checked anew: unless another has come in its place.</summary>
    public void Replace(PendingProductFile shown, CheckedProductFile anew)
    {
        lock (gate)
        {
            if (waiting.GetValueOrDefault(shown.AccountId)?.Id == shown.Id)
            {
                Keep(shown.AccountId, anew);
            }
        }
    }

    /// <returns>The person's file; null when none waits, or not any more.</returns>
    public PendingProductFile? Of(long accountId)
    {
        lock (gate)
        {
            Forget();
            return waiting.GetValueOrDefault(accountId);
        }
    }

    /// <returns>False when it didn't wait any more.</returns>
    public bool Remove(PendingProductFile file)
    {
        lock (gate)
        {
            return waiting.GetValueOrDefault(file.AccountId)?.Id == file.Id && waiting.Remove(file.AccountId);
        }
    }

    private PendingProductFile Keep(long accountId, CheckedProductFile file)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        return waiting[accountId] = new PendingProductFile(id, accountId, clock.GetUtcNow().AddMinutes(options.WaitMinutes), file);
    }

    private void Forget()
    {
        foreach (var (accountId, _) in waiting.Where(file => file.Value.ExpiresAt <= clock.GetUtcNow()).ToList())
        {
            waiting.Remove(accountId);
        }
    }
}
