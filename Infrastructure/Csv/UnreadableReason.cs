namespace Kotline.Infrastructure.Csv;

/// <summary>Why a record can't be read. The codes in SQL and JSON are the names in snake_case.</summary>
public enum UnreadableReason
{
    /// <summary>too_few_fields: fewer fields than the file has columns.</summary>
    TooFewFields,

    /// <summary>too_many_fields: more fields than the file has columns.</summary>
    TooManyFields,

    /// <summary>
    /// broken_quote: a quote inside an unquoted field (RFC 4180, section 2, rule 5), text after a closing quote, or a quoted field that
    /// isn't closed before the end of the file or within the bounds on a record.
    /// </summary>
    BrokenQuote,

    /// <summary>field_too_long: a field larger than <see cref="ReadingOptions.FieldBytesMax"/>.</summary>
    FieldTooLong,

    /// <summary>record_too_long: a single line larger than <see cref="ReadingOptions.RecordBytesMax"/>.</summary>
    RecordTooLong,

    /// <summary>
    /// invalid_encoding: bytes that the file's own encoding doesn't allow, or a NUL character, which PostgreSQL's text can't hold.
    /// </summary>
    InvalidEncoding,
}
