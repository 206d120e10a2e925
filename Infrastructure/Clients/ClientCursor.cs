using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A place in a sorted list, described by the sort key of the client beside it, so that it stays valid when that client disappears. It is
/// written into addresses in a form that isn't meant to be read. A text that isn't in this form is no cursor.
/// </summary>
/// <param name="Key">The client's name, city or country, in the form that is sorted by; for the age, the birth date in ISO 8601.</param>
/// <param name="IsBackward">Whether the page ends before this place; otherwise it begins after it.</param>
public sealed record ClientCursor(ClientSort Sort, string Key, long ClientId, bool IsBackward)
{
    // Room for two names of 200 characters each, whose ligatures may be decomposed, and the text around them.
    private const int TextLengthMax = 4_000;
    private const char Separator = '\u001F';
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ClientCursor? Parse(string? text, bool isBackward)
    {
        if (text is null or { Length: 0 or > TextLengthMax } || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var parts = strict.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
            return parts is [var sortText, var idText, var key]
                && Enum.TryParse<ClientSort>(sortText, out var sort) && sort.ToString() == sortText
                && long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var clientId)
                && !key.Any(char.IsControl)
                && (sort != ClientSort.Age || TryDate(key, out _))
                    ? new ClientCursor(sort, key, clientId, isBackward)
                    : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public string Text => Base64Url.EncodeToString(strict.GetBytes(
        string.Join(Separator, Sort, ClientId.ToString(CultureInfo.InvariantCulture), Key)));

    /// <summary>The key in the type by which the database compares it.</summary>
    internal object KeyValue => Sort == ClientSort.Age && TryDate(Key, out var date) ? date : Key;

    internal static string KeyText(object value) =>
        value is DateOnly date ? date.ToString("O", CultureInfo.InvariantCulture) : (string)value;

    private static bool TryDate(string key, out DateOnly date) =>
        DateOnly.TryParseExact(key, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
