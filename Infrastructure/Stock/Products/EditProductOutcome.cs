using FluentValidation.Results;
using Kotline.Domain.Stock;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What became of an edit. Only <see cref="Saved"/> has written anything.</summary>
public abstract record EditProductOutcome
{
    private EditProductOutcome()
    {
    }

    public sealed record Saved : EditProductOutcome;

    /// <summary>The product already is as the form says.</summary>
    public sealed record Unchanged : EditProductOutcome;

    /// <param name="Failures">Their codes are those of ProductRules.</param>
    public sealed record Invalid(IReadOnlyList<ValidationFailure> Failures) : EditProductOutcome;

    /// <summary>Somebody else changed the product since the form was shown.</summary>
    /// <param name="Current">The product as it is now.</param>
    public sealed record ChangedMeanwhile(Product Current) : EditProductOutcome;

    public sealed record NotFound : EditProductOutcome;
}
