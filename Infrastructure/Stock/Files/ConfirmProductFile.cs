using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// Applies exactly what the sender was shown. The key stands for what was shown, so confirming it again gets the first answer, even if the
/// file no longer waits. If products have changed since, nothing is written, and what the file would do now waits under a new key.
/// </summary>
public sealed class ConfirmProductFile(
    PendingProductFiles pending, PlanProductFile planProductFile, ApplyProductFile applyProductFile, FindProductFile findProductFile)
{
    /// <param name="id">The id of what was shown.</param>
    /// <param name="reason">The reason recorded with the delivery of the opening stock.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<ConfirmProductFileOutcome> RunAsync(
        long accountId, string id, Actor actor, string reason, CancellationToken cancellationToken)
    {
        var waits = pending.Of(accountId);
        if (waits?.Id != id)
        {
            return await findProductFile.RunAsync(id, cancellationToken) is { } known
                ? new ConfirmProductFileOutcome.Applied(known.Answer)
                : new ConfirmProductFileOutcome.Gone();
        }

        if (!waits.Checked.Plan.DoesAnything)
        {
            return new ConfirmProductFileOutcome.NothingToDo();
        }

        if (await applyProductFile.RunAsync(actor, waits.Checked, id, reason, cancellationToken) is ProductFileOutcome.Applied applied)
        {
            pending.Remove(waits);
            return new ConfirmProductFileOutcome.Applied(applied.Answer);
        }

        pending.Replace(waits, await planProductFile.RunAsync(waits.Checked.File, cancellationToken));
        return new ConfirmProductFileOutcome.ShownAnew();
    }
}

/// <summary>The outcome of a confirmation. Only <see cref="Applied"/> wrote anything.</summary>
public abstract record ConfirmProductFileOutcome
{
    private ConfirmProductFileOutcome()
    {
    }

    public sealed record Applied(ProductFileAnswer Answer) : ConfirmProductFileOutcome;

    /// <summary>The stock has changed since. What the file would do now waits to be confirmed.</summary>
    public sealed record ShownAnew : ConfirmProductFileOutcome;

    /// <summary>No row of the file creates or updates anything.</summary>
    public sealed record NothingToDo : ConfirmProductFileOutcome;

    /// <summary>The file doesn't wait, or no longer does: it was replaced, removed or forgotten, or is another person's.</summary>
    public sealed record Gone : ConfirmProductFileOutcome;
}
