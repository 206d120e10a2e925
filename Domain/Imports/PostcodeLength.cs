using System.Collections.Frozen;

namespace Kotline.Domain.Imports;

/// <summary>
/// Recognises a postcode that lost its leading zeros: a spreadsheet takes 01000 for a number and writes 1000. Nobody can say for sure which
/// zeros are missing, so the postcode is kept as it came, with a remark.
/// </summary>
public static class PostcodeLength
{
    private const int Digits = 5;

    // The countries where every postcode has five digits: Universal Postal Union, "Postal addressing systems", the countries' sheets
    // (2024). Listed are the countries that partners send from, their neighbours, and all of overseas France. In the United States four
    // more digits may follow.
    private const string FiveDigits =
        "FR GP MQ GF RE YT PM BL MF NC PF WF MC DE IT SM VA ES FI AX SE EE LT HR BA ME CZ SK GR TR UA MA DZ US PR VI GU AS MP MX";

    private static readonly FrozenSet<string> countries = FiveDigits.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="country">ISO 3166-1 alpha-2, in capitals.</param>
    /// <returns>Whether the postcode is all digits and has fewer of them than the country's postcodes.</returns>
    public static bool IsShort(string postcode, string country) =>
        postcode.Length is > 0 and < Digits && !postcode.AsSpan().ContainsAnyExceptInRange('0', '9') && countries.Contains(country);
}
