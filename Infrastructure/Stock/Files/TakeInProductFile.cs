using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// Takes in a product file without showing it to anybody first. So it is applied only if every row can be applied. If a single row is
/// refused or unreadable, nothing is written.
/// </summary>
public sealed class TakeInProductFile(
    ReadProductFile readProductFile, PlanProductFile planProductFile, ApplyProductFile applyProductFile, FindProductFile findProductFile)
{
    /// <summary>How often the file is compared with the stock again if the stock changes in between.</summary>
    private const int AttemptsMax = 5;

    /// <param name="key">1 to 100 characters. The same file under the same key is applied only once.</param>
    /// <param name="reason">The reason recorded with the delivery of the opening stock.</param>
    /// <param name="isDryRun">Whether only to say what the file would do, and write nothing.</param>
    /// <exception cref="IOException">The bytes can't be read.</exception>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<TakeInProductFileOutcome> RunAsync(
        Actor actor, string name, Stream bytes, string key, string reason, bool isDryRun, CancellationToken cancellationToken)
    {
        var reading = await readProductFile.RunAsync(name, bytes, cancellationToken);
        if (reading is not ProductFileReading.Read { File: var file })
        {
            return new TakeInProductFileOutcome.Unread(reading);
        }

        // The key is looked up first, because a file whose opening stock has been posted would now be refused.
        if (await findProductFile.RunAsync(key, cancellationToken) is { } known)
        {
            return known.Sha256.SequenceEqual(file.Sha256)
                ? new TakeInProductFileOutcome.Applied(known.Answer, null)
                : new TakeInProductFileOutcome.KeyUsed();
        }

        for (var attempt = 1; ; attempt++)
        {
            var plan = await planProductFile.RunAsync(file, cancellationToken);
            if (isDryRun || !plan.Plan.DoesAnything || plan.Plan.LeavesOut)
            {
                return new TakeInProductFileOutcome.NotApplied(plan.Plan);
            }

            switch (await applyProductFile.RunAsync(actor, plan, key, reason, cancellationToken))
            {
                case ProductFileOutcome.Applied applied:
                    return new TakeInProductFileOutcome.Applied(applied.Answer, plan.Plan);
                case ProductFileOutcome.ChangedMeanwhile when attempt < AttemptsMax:
                    continue;
                case ProductFileOutcome.KeyUsed:
                    return new TakeInProductFileOutcome.KeyUsed();
                default:
                    return new TakeInProductFileOutcome.AlwaysChanged();
            }
        }
    }
}
