using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// Takes a product file in where nobody looks at it first. So it is applied only when each of its rows can be: one that is refused or
/// can't be
/// read, and nothing is written.
/// </summary>
public sealed class TakeInProductFile(
    ReadProductFile readProductFile, PlanProductFile planProductFile, ApplyProductFile applyProductFile, FindProductFile findProductFile)
{
    /// <summary>How often it is held against the stock again when that changed in between.</summary>
    private const int AttemptsMax = 5;

    /// <param name="key">The same file under the same key is applied once: 1 to 100 characters.</param>
    /// <param name="reason">For the delivery of the opening stock.</param>
    /// <param name="isDryRun">Says what it would do, and writes nothing.</param>
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

        // A file whose opening stock has been posted would be refused for that: so the key comes first.
        if (await findProductFile.RunAsync(key, cancellationToken) is { } known)
        {
            return known.Sha256.SequenceEqual(file.Sha256) ? new TakeInProductFileOutcome.Applied(known.Answer, null) : new TakeInProductFileOutcome.KeyUsed();
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
