namespace Kotline.Domain.Imports;

/// <summary>How far a height in inches and the same height in centimetres are apart.</summary>
public static class HeightGap
{
    private const decimal CmPerInch = 2.54m;

    /// <summary>
    /// |cm − 2.54 × in|, exactly. For whole inches and centimetres the gap is an even number of hundredths, so it never equals the default
    /// tolerance of 1.27 cm (half an inch): 1.26 is within it, 1.28 is not.
    /// </summary>
    public static decimal Cm(int heightInches, int heightCm) => Math.Abs(heightCm - (CmPerInch * heightInches));
}
