namespace Kotline.Infrastructure.Stock.Files;

/// <summary>The outcome of applying a product file. Only <see cref="Applied"/> wrote anything.</summary>
public abstract record ProductFileOutcome
{
    private ProductFileOutcome()
    {
    }

    public sealed record Applied(ProductFileAnswer Answer) : ProductFileOutcome;

    /// <summary>
    /// Products, locations or stock have changed since they were read, so what the file would do has to be checked again.
    /// </summary>
    public sealed record ChangedMeanwhile : ProductFileOutcome;

    /// <summary>The key was used for another file or document.</summary>
    public sealed record KeyUsed : ProductFileOutcome;
}

/// <summary>What was written.</summary>
/// <param name="IsRepeat">Whether it had been written before under the same key; if so, this is the first answer again.</param>
/// <param name="DocumentId">The delivery of its opening stock; null if there is none.</param>
public sealed record ProductFileAnswer(long FileId, bool IsRepeat, int Created, int Updated, int Unchanged, long? DocumentId);
