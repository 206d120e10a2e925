namespace Kotline.Domain.Clients;

/// <summary>
/// The clothing size that height and weight suggest. It is an estimate for planning a line, not a fitting: nobody measured
/// these people's chests.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Chest girth. A trunk is about a cylinder, so its girth grows with the square root of weight over height: girth = k × √(kg / m).
/// This is an assumption of ours, with k = 15.0 for men and 14.7 for women, which gives a man of 1.76 m and 78 kg a chest of 100 cm, and a
/// woman of 1.63 m and 62 kg a bust of 91 cm.</item>
/// <item>Letter code. The girths of EN 13402-3:2004, where a size begins at its lower limit. A girth below XS counts as XS, a girth
/// above 3XL as 3XL.</item>
/// </list>
/// Once Kot-Line has its own size chart, its limits replace these.
/// </remarks>
public static class ClothingSizing
{
    private const decimal CmPerMetre = 100m;
    private const decimal GirthFactorMen = 15.0m;
    private const decimal GirthFactorWomen = 14.7m;

    // Where S, M, L, XL, XXL and 3XL begin, in cm of chest or bust girth.
    private static readonly decimal[] lowerLimitsMenCm = [86, 94, 102, 110, 118, 129];
    private static readonly decimal[] lowerLimitsWomenCm = [82, 90, 98, 107, 119, 131];

    /// <param name="heightCm">More than 0.</param>
    /// <param name="weightKg">More than 0.</param>
    public static ClothingSize Of(Gender gender, int heightCm, decimal weightKg)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightCm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weightKg);
        var (factor, lowerLimitsCm) = gender == Gender.Female
            ? (GirthFactorWomen, lowerLimitsWomenCm)
            : (GirthFactorMen, lowerLimitsMenCm);

        // Compared as squares, which keeps it exact: girth² = k² × kg × 100 / cm.
        var girthSquared = factor * factor * weightKg * CmPerMetre / heightCm;
        return (ClothingSize)lowerLimitsCm.Count(limit => girthSquared >= limit * limit);
    }
}
