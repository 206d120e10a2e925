namespace Kotline.Domain.Imports;

/// <summary>The remarks that follow from a row alone. A shared e-mail address isn't among them: it shows only among all clients.</summary>
public static class Remarks
{
    private const decimal KilogramsPerPound = 0.45359237m;

    // Both real files compute kilograms as pounds / 2.2, up to 0.26 kg from the exact value. That is their way of rounding, not a mistake.
    // So a weight agrees when it lies between the two ways of converting, give or take what rounding each value to one decimal explains.
    private const decimal PoundsPerKilogramRounded = 2.2m;
    private const decimal RoundingKg = 0.1m;

    public static IReadOnlyList<Remark> Of(CandidateRow row, DateOnly importDate)
    {
        List<Remark>? remarks = null;
        if (row.CardExpiry is { } expiry && expiry.IsBefore(importDate))
        {
            (remarks ??= []).Add(Remark.ExpiredCard);
        }

        if (row.CardNumber.Length > 0 && !Luhn.Holds(row.CardNumber))
        {
            (remarks ??= []).Add(Remark.Luhn);
        }

        if (row.Pounds is { } pounds && row.Kilograms is { } kilograms && !WeightsAgree(pounds, kilograms))
        {
            (remarks ??= []).Add(Remark.WeightMismatch);
        }

        if (row.StreetHadLineEnds)
        {
            (remarks ??= []).Add(Remark.LineEndInStreet);
        }

        if (PostcodeLength.IsShort(row.ZipCode, row.Country))
        {
            (remarks ??= []).Add(Remark.ShortPostcode);
        }

        return remarks ?? (IReadOnlyList<Remark>)[];
    }

    private static bool WeightsAgree(decimal pounds, decimal kilograms) =>
        kilograms >= (pounds * KilogramsPerPound) - RoundingKg
        && kilograms <= (pounds / PoundsPerKilogramRounded) + RoundingKg;
}
