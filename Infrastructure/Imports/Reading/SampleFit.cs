using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>
/// Whether the rows of a file without a header have dates, cards and heights where a layout wants them: in each of the three, at
/// least half of the cells that aren't blank, and one at the least. Half, because a file may hold malformed rows and still be what it is.
/// </summary>
internal sealed class SampleFit
{
    private static readonly DateOrder[] orders = Enum.GetValues<DateOrder>();
    private readonly Tally dates = new();
    private readonly Tally cards = new();
    private readonly Tally heights = new();

    public bool Fits => dates.Fits && cards.Fits && heights.Fits;

    public void Take(string birthday, string cardNumber, string centimeters)
    {
        dates.Take(birthday, text => orders.Any(order => DateParts.Fits(text, order)));
        cards.Take(cardNumber, IsCardNumber);
        heights.Take(centimeters, IsHeight);
    }

    // ISO/IEC 7812-1 allows up to 19 digits; no scheme in use has fewer than 12.
    private static bool IsCardNumber(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= 12 and <= 19 && text.All(character => char.IsAsciiDigit(character) || character is ' ' or '-');
    }

    private static bool IsHeight(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var centimeters)
        && centimeters is >= 50 and <= 280;

    private sealed class Tally
    {
        private int present;
        private int fitting;

        public bool Fits => fitting > 0 && fitting * 2 >= present;

        public void Take(string text, Func<string, bool> fits)
        {
            present += text.Length > 0 ? 1 : 0;
            fitting += fits(text) ? 1 : 0;
        }
    }
}
