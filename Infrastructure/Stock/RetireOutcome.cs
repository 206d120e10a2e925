namespace Kotline.Infrastructure.Stock;

/// <summary>The outcome of retiring a product or a location, or of bringing it back into use.</summary>
public abstract record RetireOutcome
{
    private RetireOutcome()
    {
    }

    /// <summary>It is now as requested, or already was.</summary>
    public sealed record Done : RetireOutcome;

    /// <param name="Left">The stock that is left; for a location, that of the first ten products.</param>
    public sealed record NotEmpty(IReadOnlyList<NotEmpty.Remainder> Left) : RetireOutcome
    {
        /// <param name="Left">How many pieces are left.</param>
        public sealed record Remainder(string Sku, long Location, int Left);
    }

    public sealed record NotFound : RetireOutcome;
}
