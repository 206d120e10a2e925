using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>
/// Applies just what its sender was shown. What was shown is its key: confirmed again it gets the first answer, also when it doesn't wait
/// any
/// more. When products changed since it was shown, nothing is written, and what the file would do now waits under another key.
/// </summary>
public sealed class ConfirmProductFile(
    PendingProductFiles pending, PlanProductFile planProductFile, ApplyProductFile applyProductFile, FindProductFile findProductFile)
{
    /// <param name="id">What was shown.</param>
    /// <param name="reason">For the delivery of the opening stock.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<ConfirmProductFileOutcome> RunAsync(long accountId, string id, Actor actor, string reason, CancellationToken cancellationToken)
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

/// <summary>What became of a confirmation. Everything but <see cref="Applied"/> wrote nothing.</summary>
public abstract record ConfirmProductFileOutcome
{
    private ConfirmProductFileOutcome()
    {
    }

    public sealed record Applied(ProductFileAnswer Answer) : ConfirmProductFileOutcome;

    /// <summary>The stock changed since: what the file would do now waits to be confirmed.</summary>
    public sealed record ShownAnew : ConfirmProductFileOutcome;

    /// <summary>No row of it creates or updates anything.</summary>
    public sealed record NothingToDo : ConfirmProductFileOutcome;

    /// <summary>It doesn't wait, or not any more: replaced, removed, forgotten, or another person's.</summary>
    public sealed record Gone : ConfirmProductFileOutcome;
}
