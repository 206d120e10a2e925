using System.Buffers.Text;
using System.Security.Cryptography;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// The product files that wait for confirmation, one for each person. They exist only in this process and are lost when it ends.
/// <see cref="ProductFileOptions"/> bounds them. Safe for use by several threads.
/// </summary>
public sealed class PendingProductFiles(ProductFileOptions options, TimeProvider clock)
{
    private const int IdBytes = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<long, PendingProductFile> waiting = [];

    /// <summary>Adds a person's file, which replaces their previous one.</summary>
    /// <returns>null when there is no room for another file.</returns>
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

    /// <summary>Replaces a file by the same file checked anew, unless another file has replaced it meanwhile.</summary>
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

    /// <returns>The person's file; null when none waits, or no longer does.</returns>
    public PendingProductFile? Of(long accountId)
    {
        lock (gate)
        {
            Forget();
            return waiting.GetValueOrDefault(accountId);
        }
    }

    /// <returns>False when it no longer waited.</returns>
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
