using System.Globalization;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Cards;

namespace Kotline.Infrastructure.Imports.Staging;

/// <summary>A readable row on its way into staging: its values, what its own rules said, and its card as ciphertext and digests.</summary>
/// <param name="Cells">The texts that a person will treat, as JSON, of a row that has no value for a wanted cell; else null.</param>
/// <param name="RowDigest">Equal for rows that say the same.</param>
internal sealed record StagedRow(CandidateRow Row, string[] Failures, string[] Remarks, string? Cells, byte[] RowDigest, StagedCard? Card)
{
    // What a cell that can't be read may hold is anybody's guess: enough of it is kept to be recognised.
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

    /// <summary>All but the card's secrets; a date that was understood as ISO 8601, so that it stays understood.</summary>
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
