using FluentValidation.Results;

namespace Kotline.Infrastructure.Stock.Products;

public abstract record AddProductOutcome
{
    private AddProductOutcome()
    {
    }

    public sealed record Added(long Id) : AddProductOutcome;

    /// <param name="Failures">Their codes are those of ProductRules.</param>
    public sealed record Invalid(IReadOnlyList<ValidationFailure> Failures) : AddProductOutcome;

    public sealed record SkuTaken : AddProductOutcome;
}
