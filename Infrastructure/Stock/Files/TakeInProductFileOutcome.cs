using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>What became of a product file. Everything but <see cref="Applied"/> wrote nothing.</summary>
public abstract record TakeInProductFileOutcome
{
    private TakeInProductFileOutcome()
    {
    }

    /// <param name="Plan">null for a repeat.</param>
    public sealed record Applied(ProductFileAnswer Answer, ProductFilePlan? Plan) : TakeInProductFileOutcome;

    /// <summary>A dry run, a file that changes nothing, or one with rows that can't be applied.</summary>
    public sealed record NotApplied(ProductFilePlan Plan) : TakeInProductFileOutcome;

    /// <param name="Reading">Why it is not read.</param>
    public sealed record Unread(ProductFileReading Reading) : TakeInProductFileOutcome;

    /// <summary>The key stands for another file or document.</summary>
    public sealed record KeyUsed : TakeInProductFileOutcome;

    /// <summary>Somebody else changed its products each time that it was to be applied.</summary>
    public sealed record AlwaysChanged : TakeInProductFileOutcome;
}
