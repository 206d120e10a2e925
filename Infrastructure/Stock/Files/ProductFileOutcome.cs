namespace Kotline.Infrastructure.Stock.Files;

/// <summary>What became of a product file that was to be applied. Everything but <see cref="Applied"/> wrote nothing.</summary>
public abstract record ProductFileOutcome
{
    private ProductFileOutcome()
    {
    }

    public sealed record Applied(ProductFileAnswer Answer) : ProductFileOutcome;

    /// <summary>Products, locations or stock are not any more what was seen of them: what the file would do has to be looked at
    /// again.</summary>
    public sealed record ChangedMeanwhile : ProductFileOutcome;

    /// <summary>The key stands for another file or document.</summary>
    public sealed record KeyUsed : ProductFileOutcome;
}

/// <summary>What was written.</summary>
/// <param name="IsRepeat">It was written before, under the same key: this is the first answer again.</param>
/// <param name="DocumentId">The delivery of its opening stock; null without any.</param>
public sealed record ProductFileAnswer(long FileId, bool IsRepeat, int Created, int Updated, int Unchanged, long? DocumentId);
