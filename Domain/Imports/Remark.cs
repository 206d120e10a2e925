namespace Kotline.Domain.Imports;

/// <summary>What is worth noting about a row but never sets it aside. The codes in SQL and JSON are the names in snake_case.</summary>
public enum Remark
{
    /// <summary>expired_card: the card's last valid month is before the import date.</summary>
    ExpiredCard,

    /// <summary>luhn: the card number fails the Luhn check (ISO/IEC 7812-1).</summary>
    Luhn,

    /// <summary>weight_mismatch: pounds and kilograms differ by more than rounding explains.</summary>
    WeightMismatch,

    /// <summary>shared_email: several people have this e-mail address.</summary>
    SharedEmail,

    /// <summary>line_end_in_street: the street came on several lines, and is kept on one.</summary>
    LineEndInStreet,

    /// <summary>short_postcode: fewer digits than the country's postcodes have, because a spreadsheet dropped the leading zeros.</summary>
    ShortPostcode,
}
