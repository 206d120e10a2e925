using System.Globalization;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Cards;

namespace Kotline.Infrastructure.Imports.Staging;

/// <summary>
/// A readable row on its way into staging: its values, the results of its own rules, and its card as ciphertext and digests.
/// </summary>
/// <param name="Cells">For a row that lacks a wanted value, its texts as JSON, for the person who will treat it; otherwise null.</param>
/// <param name="RowDigest">Equal for rows with the same content.</param>
internal sealed record StagedRow(CandidateRow Row, string[] Failures, string[] Remarks, string? Cells, byte[] RowDigest, StagedCard? Card)
{
    // An unreadable cell may hold anything. Enough of it is kept to recognise it.
    private const int CellLengthMax = 500;

    private static readonly WantedColumn[] allColumns = Enum.GetValues<WantedColumn>();
    private static readonly WantedColumn[] cardColumns = [WantedColumn.CCNumber, WantedColumn.CVV2, WantedColumn.CCExpires];

    public static StagedRow Of(PartnerCells cells, CandidateRow row, SelectionRules rules, DateOnly importDate, CardCipher cipher)
    {
        var failures = rules.Check(row);
        return new StagedRow(
            row,
            failures.Count == 0 ? [] : [.. failures.Select(failure => failure.Code)],
            RemarkCodesOf(row, importDate),
            row.Missing.IsEmpty && row.Malformed.IsEmpty ? null : Json(cells, row),
            cipher.DigestOf(cells.Texts),
            StagedCard.Of(cells, row, cipher));
    }

    private static string[] RemarkCodesOf(CandidateRow row, DateOnly importDate)
    {
        var remarks = Domain.Imports.Remarks.Of(row, importDate);
        return remarks.Count == 0 ? [] : [.. remarks.Select(remark => remark.Code())];
    }

    /// <summary>All cells but the card's secrets. A date that could be read is written in ISO 8601, so that it stays readable.</summary>
    private static string Json(PartnerCells cells, CandidateRow row)
    {
        var texts = allColumns.Except(cardColumns).ToDictionary(column => column.ToString(), column => Bounded(cells[column]));
        if (row.BirthDate is { } birthDate)
        {
            texts[nameof(WantedColumn.Birthday)] = birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return JsonSerializer.Serialize(texts);
    }

    private static string Bounded(string text) => text.Length <= CellLengthMax ? text : text[..CellLengthMax];
}
