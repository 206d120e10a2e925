using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>The outcome for a product file. Only <see cref="Applied"/> wrote anything.</summary>
public abstract record TakeInProductFileOutcome
{
    private TakeInProductFileOutcome()
    {
    }

    /// <param name="Plan">null for a repeat.</param>
    public sealed record Applied(ProductFileAnswer Answer, ProductFilePlan? Plan) : TakeInProductFileOutcome;

    /// <summary>A dry run, a file that changes nothing, or one with rows that can't be applied.</summary>
    public sealed record NotApplied(ProductFilePlan Plan) : TakeInProductFileOutcome;

    /// <param name="Reading">Why it wasn't read.</param>
    public sealed record Unread(ProductFileReading Reading) : TakeInProductFileOutcome;

    /// <summary>The key was used for another file or document.</summary>
    public sealed record KeyUsed : TakeInProductFileOutcome;

    /// <summary>Every attempt to apply the file failed because somebody else had just changed its products.</summary>
    public sealed record AlwaysChanged : TakeInProductFileOutcome;
}
