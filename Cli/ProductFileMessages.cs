using System.Globalization;
using System.Text.Json;
using Kotline.Domain.Files;
using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Stock.Files;

namespace Kotline.Cli;

/// <summary>What <c>./kotline stock products</c> prints, in English like the whole command line.</summary>
internal static class ProductFileMessages
{
    public static string Code(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Code(ProductFileReading reading) => reading switch
    {
        ProductFileReading.Refused refused => refused.Refusal.Code,
        ProductFileReading.TooManyRows => "too_many_rows",
        ProductFileReading.NameTooLong => "name_too_long",
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };

    public static string Of(ProductFileAnswer answer) =>
        (answer.IsRepeat ? "The file was applied under this key before: " : "The file is applied: ")
        + Invariant($"{answer.Created} created, {answer.Updated} updated, {answer.Unchanged} unchanged")
        + (answer.DocumentId is { } document ? Invariant($"; the opening stock came in by document {document}.") : ".");

    /// <summary>A line for each row that changes something or can't be applied, then the totals.</summary>
    public static string Of(ProductFilePlan plan, bool isDryRun)
    {
        var counts = Invariant($"{plan[RowFate.Created]} created, {plan[RowFate.Updated]} updated, {plan[RowFate.Unchanged]} unchanged, ")
            + Invariant($"{plan[RowFate.Refused]} refused, {plan[RowFate.Unreadable]} unreadable");
        var end = plan.LeavesOut ? "; correct the rows that are refused or unreadable: a file is applied as a whole." : ".";
        return string.Join(
            Environment.NewLine,
            [
                .. plan.Rows.Where(row => row.Fate != RowFate.Unchanged).Select(Of),
                (isDryRun ? "A dry run, nothing was written: " : "Nothing was written: ") + counts + end,
            ]);
    }

    public static string Of(ProductFileReading reading) => reading switch
    {
        ProductFileReading.Refused refused => Of(refused.Refusal),
        ProductFileReading.TooManyRows many => Invariant($"the file has more than {many.RowsMax:N0} rows; send it in parts"),
        ProductFileReading.NameTooLong tooLong => Invariant($"the file's name has more than {tooLong.CharsMax} characters"),
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };

    private static string Of(FileRefusal refusal) => refusal.Reason switch
    {
        FileRefusalReason.EmptyFile => "the file is empty",
        FileRefusalReason.HeaderOnly => "the file has a header and no row",
        FileRefusalReason.HeaderNeeded => "the first row names no known column",
        FileRefusalReason.MissingColumns => $"these columns are missing: {Names(refusal)}",
        FileRefusalReason.DuplicateColumns => $"these columns come twice: {Names(refusal)}",
        FileRefusalReason.TooLarge => Invariant($"the file is over the limit of {refusal.BytesMax:N0} bytes; send it in parts"),
        FileRefusalReason.Spreadsheet => "this is a spreadsheet; open it and save it as CSV UTF-8",
        FileRefusalReason.Image => "this is an image, not a CSV file",
        FileRefusalReason.UtfEbcdic => "the file is encoded as UTF-EBCDIC, which is not read",
        FileRefusalReason.EncodingDoubtful => "nobody can tell the file's encoding; save it as CSV UTF-8",
        FileRefusalReason.NotText => "this is no text file",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static string Names(FileRefusal refusal) =>
        string.Join(", ", refusal.Columns.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    private static string Of(PlannedRow row) => row.Fate switch
    {
        RowFate.Unreadable => Invariant($"line {row.Line}: unreadable, {row.Unreadable}"),
        RowFate.Refused => Invariant($"line {row.Line}: {row.Sku} refused, ") + string.Join("; ", row.Failures.Select(Of)),
        RowFate.Created => Invariant($"line {row.Line}: {row.Sku} created{Opening(row)}"),
        _ => Invariant($"line {row.Line}: {row.Sku} updated, ")
            + string.Join(", ", row.Changed.Select(column => Code(column)))
            + Opening(row),
    };

    private static string Opening(PlannedRow row) =>
        row.Opening is { } opening ? Invariant($", with {opening.Quantity} at {opening.Location}") : "";

    private static string Of(RowFailure failure) => Code(failure.Column) + " " + failure.Code switch
    {
        ProductRules.Missing => "is missing",
        RowFailure.SkuTwice => Invariant($"stands in line {failure.OtherLine} too"),
        RowFailure.LocationUnknown => "is the name of no location",
        RowFailure.HasStock => "isn't possible any more: there are transactions at that location; count it by a stocktake (stock set)",
        var code => $"is wrong ({code})",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
