using System.Globalization;
using Kotline.Domain.Files;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Stock.Files;

/// <summary>What a product file would do and did, and why a file or a row of it is refused.</summary>
public static class ProductFileText
{
    private const decimal BytesPerMegabyte = 1_000_000;

    private static readonly ProductColumn[] shownOfNew =
    [
        ProductColumn.NameFr, ProductColumn.NameEn, ProductColumn.Category, ProductColumn.Unit, ProductColumn.Price, ProductColumn.ReorderLevel,
        ProductColumn.Fits,
    ];

    public static string Of(ReceiveProductFileOutcome outcome, ProductFilesText text) => outcome switch
    {
        ReceiveProductFileOutcome.Unread { Reading: ProductFileReading.Refused refused } => Of(refused.Refusal, text),
        ReceiveProductFileOutcome.Unread { Reading: ProductFileReading.TooManyRows many } => text["Refused_too_many_rows", Numbers.Whole(many.RowsMax)],
        ReceiveProductFileOutcome.Unread { Reading: ProductFileReading.NameTooLong tooLong } => text["Refused_name_too_long", tooLong.CharsMax],
        ReceiveProductFileOutcome.TooMuchWaits => text["Refused_too_much_waits"],
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(ProductFileAnswer answer, ProductFilesText text)
    {
        string[] said =
        [
            text[answer.IsRepeat ? "WasApplied" : "Applied"],
            text.Plural("AppliedCreated", answer.Created),
            text.Plural("AppliedUpdated", answer.Updated),
            .. answer.DocumentId is { } document ? [text["AppliedOpening", document].Value] : Array.Empty<string>(),
        ];
        return string.Join(' ', said);
    }

    /// <summary>What a row would do, field by field; or why it does nothing.</summary>
    public static IEnumerable<(string? Label, string Said)> Lines(PlannedRow row, ProductFilesText text)
    {
        foreach (var failure in row.Failures)
        {
            yield return (text["Column_" + failure.Column], text["Failure_" + failure.Code, failure.OtherLine ?? 0]);
        }

        switch (row.Fate)
        {
            case RowFate.Unreadable:
                yield return (null, text["Unreadable_" + row.Unreadable]);
                break;
            case RowFate.Unchanged:
                yield return (null, row.After!.Product.Name(text));
                break;
            case RowFate.Created:
                foreach (var column in shownOfNew.Where(column => Cell(row.After!, column, text).Length > 0))
                {
                    yield return (text["Column_" + column], Cell(row.After!, column, text));
                }

                if (!row.After!.IsActive)
                {
                    yield return (text["Column_Active"], text["No"]);
                }

                break;
            case RowFate.Updated:
                foreach (var column in row.Changed)
                {
                    yield return (text["Column_" + column], text["Change", Shown(row.Before!, column, text), Shown(row.After!, column, text)]);
                }

                break;
        }

        if (row.Opening is { } opening)
        {
            yield return (text["Column_OpeningStock"], text["OpeningAt", Numbers.Whole(opening.Quantity), opening.Location]);
        }
    }

    /// <summary>In millions of bytes, without the unit: "5".</summary>
    public static string Megabytes(long bytes) => Numbers.Plain(bytes / BytesPerMegabyte);

    public static string Badge(RowFate fate) => fate switch
    {
        RowFate.Created => "good",
        RowFate.Updated => "busy",
        RowFate.Refused or RowFate.Unreadable => "bad",
        _ => "",
    };

    private static string Of(FileRefusal refusal, ProductFilesText text) => refusal.Reason switch
    {
        FileRefusalReason.MissingColumns or FileRefusalReason.DuplicateColumns =>
            text["Refused_" + refusal.Code, string.Join(", ", refusal.Columns.Select(column => text["Column_" + column].Value))],
        FileRefusalReason.TooLarge => text["Refused_" + refusal.Code, Megabytes(refusal.BytesMax!.Value)],
        _ => text["Refused_" + refusal.Code],
    };

    private static string Name(this Domain.Stock.Product product, ProductFilesText text) => text["Names", product.NameFr, product.NameEn];

    private static string Shown(ProductState state, ProductColumn column, ProductFilesText text) =>
        Cell(state, column, text) is { Length: > 0 } cell ? cell : text["None"];

    /// <returns>"" where there is nothing to say.</returns>
    private static string Cell(ProductState state, ProductColumn column, ProductFilesText text) => column switch
    {
        ProductColumn.NameFr => state.Product.NameFr,
        ProductColumn.NameEn => state.Product.NameEn,
        ProductColumn.Category => state.Product.Category,
        ProductColumn.Unit => text["Unit_" + state.Product.Unit],
        ProductColumn.Price => text["Euros", state.Product.Price.ToString("N2", CultureInfo.CurrentCulture)],
        ProductColumn.ReorderLevel => state.Product.ReorderLevel == 0 ? "" : Numbers.Whole(state.Product.ReorderLevel),
        ProductColumn.Fits => state.Product.Fits.Count == 0 ? "" : FitsText.Of(state.Product.Fits),
        ProductColumn.Active => text[state.IsActive ? "Yes" : "No"],
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
