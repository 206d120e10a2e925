namespace Kotline.Domain.Imports;

/// <summary>How far a height in inches and the same height in centimetres are apart.</summary>
public static class HeightGap
{
    private const decimal CmPerInch = 2.54m;

    /// <summary>
    /// |cm − 2.54 × in|, exactly. Of whole inches and centimetres it is an even number of hundredths, so the default
    /// tolerance of 1.27 cm (half an inch) is never met to the hundredth: 1.26 is within it, 1.28 is not.
    /// </summary>
    public static decimal Cm(int heightInches, int heightCm) => Math.Abs(heightCm - (CmPerInch * heightInches));
}
