namespace Kotline.Domain.Imports;

/// <summary>
/// The limits under which rows are selected. They are versioned in the database, and each import records the version it ran under.
/// </summary>
/// <param name="MinimumAge">Youngest accepted age, in full years.</param>
/// <param name="AgeLimit">First age that is no longer accepted, in full years.</param>
/// <param name="HeightToleranceCm">Largest accepted |cm − 2.54 × in|, in centimetres.</param>
public sealed record SelectionPolicy(int MinimumAge, int AgeLimit, decimal HeightToleranceCm)
{
    public static SelectionPolicy Default { get; } = new(MinimumAge: 18, AgeLimit: 88, HeightToleranceCm: 1.27m);
}
