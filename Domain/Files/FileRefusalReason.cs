namespace Kotline.Domain.Files;

/// <summary>Why a whole file is refused before any row is read. The codes in SQL and JSON are the names in snake_case.</summary>
public enum FileRefusalReason
{
    /// <summary>empty_file: no bytes, or nothing but blank lines.</summary>
    EmptyFile,

    /// <summary>header_only: a header and no row after it.</summary>
    HeaderOnly,

    /// <summary>image: PNG, JPEG, GIF, BMP, WEBP or TIFF.</summary>
    Image,

    /// <summary>spreadsheet: .xlsx or .xls. The sheet must be saved as CSV first.</summary>
    Spreadsheet,

    /// <summary>not_text: a PDF, an archive, or other bytes that are not text.</summary>
    NotText,

    /// <summary>utf_ebcdic: the byte order mark of UTF-EBCDIC (Unicode Technical Report 16), which is not read.</summary>
    UtfEbcdic,

    /// <summary>missing_columns: the header lacks wanted columns; <see cref="FileRefusal.Columns"/> names all of them.</summary>
    MissingColumns,

    /// <summary>duplicate_columns: the header has a wanted column twice; <see cref="FileRefusal.Columns"/> names them.</summary>
    DuplicateColumns,

    /// <summary>header_needed: the first record of a product file names no known column.</summary>
    HeaderNeeded,

    /// <summary>
    /// header_unknown: no header is recognised, and the rows fit neither the partner's saved columns nor the standard ones.
    /// </summary>
    HeaderUnknown,

    /// <summary>
    /// mapped_columns_unknown: the file doesn't have the columns that a person named for <see cref="FileRefusal.Columns"/>.
    /// </summary>
    MappedColumnsUnknown,

    /// <summary>nothing_readable: no row can be read.</summary>
    NothingReadable,

    /// <summary>encoding_doubtful: the encoding of a product file can't be told. (For a partner's file, the sender is asked.)</summary>
    EncodingDoubtful,

    /// <summary>dates_dont_fit: no date is evidence for the order that a person chose, and some are evidence for another.</summary>
    DatesDontFit,

    /// <summary>too_large: more bytes than <see cref="FileRefusal.BytesMax"/>.</summary>
    TooLarge,
}
