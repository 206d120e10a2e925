using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Cards;

namespace Kotline.Infrastructure.Imports.Staging;

/// <summary>A row's card in the form in which it may be stored: encrypted and as digests.</summary>
/// <param name="LastFour">null, like the fingerprint, when the number isn't a card number.</param>
/// <param name="Digest">Equal for equal type, number, CVV2 and expiry.</param>
internal sealed record StagedCard(string Type, string? LastFour, byte[]? Fingerprint, byte[] Digest, byte[] Ciphertext)
{
    // A longer cell can't be a card's number, code or date. Its beginning is kept, encrypted like the others.
    private const int CellLengthMax = 100;

    /// <returns>null when the row has no card.</returns>
    public static StagedCard? Of(PartnerCells cells, CandidateRow row, CardCipher cipher)
    {
        var number = row.CardNumber.Length > 0 ? row.CardNumber : Bounded(cells[WantedColumn.CCNumber]);
        var cvv2 = row.Cvv2.Length > 0 ? row.Cvv2 : Bounded(cells[WantedColumn.CVV2]);
        var expiry = row.CardExpiry is { } month
            ? string.Create(CultureInfo.InvariantCulture, $"{month.Month}/{month.Year}")
            : Bounded(cells[WantedColumn.CCExpires]);
        if (row.CardType.Length + number.Length + cvv2.Length + expiry.Length == 0)
        {
            return null;
        }

        return new StagedCard(
            row.CardType,
            row.CardNumber.Length > 0 ? row.CardNumber[^4..] : null,
            row.CardNumber.Length > 0 ? cipher.Fingerprint(row.CardNumber) : null,
            cipher.DigestOf([row.CardType, number, cvv2, expiry]),
            cipher.Encrypt(new CardDetails(number, cvv2, expiry)));
    }

    private static string Bounded(string text) => text.Length <= CellLengthMax ? text : text[..CellLengthMax];
}
