namespace Kotline.Domain.Imports;

/// <summary>The code by which a remark is known in SQL, JSON and resources.</summary>
public static class RemarkCodes
{
    public static string Code(this Remark remark) => remark switch
    {
        Remark.ExpiredCard => "expired_card",
        Remark.Luhn => "luhn",
        Remark.WeightMismatch => "weight_mismatch",
        Remark.SharedEmail => "shared_email",
        Remark.LineEndInStreet => "line_end_in_street",
        Remark.ShortPostcode => "short_postcode",
        _ => throw new ArgumentOutOfRangeException(nameof(remark), remark, null),
    };
}
