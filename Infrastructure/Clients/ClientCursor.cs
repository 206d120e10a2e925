using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A place in a sorted list: the client beside it, by what the list is sorted by, so that it stays a place when that client goes.
/// Written into an address, where nobody is meant to read it; what isn't one of ours is no cursor.
/// </summary>
/// <param name="Key">The client's name, city or country as it is sorted; for the age, the birth date in ISO 8601.</param>
/// <param name="IsBackward">The page ends before this place; else it begins behind it.</param>
public sealed record ClientCursor(ClientSort Sort, string Key, long ClientId, bool IsBackward)
{
    // Two names of 200 characters each, whose ligatures come apart, and what stands around them.
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

    /// <summary>The key as the database compares it.</summary>
    internal object KeyValue => Sort == ClientSort.Age && TryDate(Key, out var date) ? date : Key;

    internal static string KeyText(object value) =>
        value is DateOnly date ? date.ToString("O", CultureInfo.InvariantCulture) : (string)value;

    private static bool TryDate(string key, out DateOnly date) =>
        DateOnly.TryParseExact(key, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
