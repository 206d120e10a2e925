namespace Kotline.Infrastructure.Stock;

/// <summary>What became of retiring a product or a location, or of bringing it back.</summary>
public abstract record RetireOutcome
{
    private RetireOutcome()
    {
    }

    /// <summary>It is as was asked for, also when it was before.</summary>
    public sealed record Done : RetireOutcome;

    /// <param name="Left">What is still there; of a location, the first ten products.</param>
    public sealed record NotEmpty(IReadOnlyList<NotEmpty.Remainder> Left) : RetireOutcome
    {
        /// <param name="Left">How many.</param>
        public sealed record Remainder(string Sku, long Location, int Left);
    }

    public sealed record NotFound : RetireOutcome;
}
