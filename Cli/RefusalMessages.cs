using System.Globalization;
using Kotline.Domain.Files;

namespace Kotline.Cli;

/// <summary>What a refusal says to an operator, and what to do about it.</summary>
internal static class RefusalMessages
{
    public static string Of(FileRefusal refusal) => refusal.Reason switch
    {
        FileRefusalReason.EmptyFile => "the file is empty; ask the partner to send it again",
        FileRefusalReason.HeaderOnly => "the file has a header and no row; ask the partner to send it again",
        FileRefusalReason.Image => "this is an image; ask the partner for the CSV file",
        FileRefusalReason.Spreadsheet => "this is a spreadsheet; open it and save it as CSV UTF-8, then import that file",
        FileRefusalReason.NotText => "this is no text file; ask the partner for the CSV file",
        FileRefusalReason.UtfEbcdic => "the file is encoded as UTF-EBCDIC, which is not read; ask the partner for UTF-8",
        FileRefusalReason.MissingColumns =>
            $"these columns are missing: {string.Join(", ", refusal.Columns)}; ask the partner for a complete file",
        FileRefusalReason.DuplicateColumns =>
            $"these columns come twice: {string.Join(", ", refusal.Columns)}; ask the partner which one counts",
        FileRefusalReason.HeaderNeeded or FileRefusalReason.HeaderUnknown =>
            "no header is recognised and the rows fit no known order of columns; ask the partner for a file with a header",
        FileRefusalReason.MappedColumnsUnknown =>
            $"what --map names for these isn't in the file, or isn't one column of its own: {string.Join(", ", refusal.Columns)}",
        FileRefusalReason.NothingReadable => "no row can be read; check the delimiter, or ask the partner to send the file again",
        FileRefusalReason.EncodingDoubtful => "nobody can tell the file's encoding; save it as CSV UTF-8, then import that file",
        FileRefusalReason.DatesDontFit => "the dates don't have the order that was chosen; choose the one that fits",
        FileRefusalReason.TooLarge => string.Create(
            CultureInfo.InvariantCulture,
            $"the file is over the limit of {refusal.BytesMax:N0} bytes; ask the partner to send it in parts"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
