namespace Kotline.Domain.Imports;

/// <summary>Why a whole file is refused before any row is read. Codes in SQL and JSON are snake_case.</summary>
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

    /// <summary>header_needed: no header, and the rows fit neither the partner's saved columns nor the standard ones.</summary>
    HeaderNeeded,

    /// <summary>dates_dont_fit: hardly a date has the order that a manager chose.</summary>
    DatesDontFit,

    /// <summary>too_large: more bytes than <see cref="FileRefusal.BytesMax"/>.</summary>
    TooLarge,
}
