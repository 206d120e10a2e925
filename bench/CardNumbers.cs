namespace Kotline.Bench;

/// <summary>
/// The card number of each row: 16 digits, Visa or MasterCard, valid by Luhn (ISO/IEC 7812-1). A row at an odd place may take the
/// number of an earlier row at an even place, which never takes one, so that a share can be asked for.
/// </summary>
internal sealed class CardNumbers(PartnerFileShape shape)
{
    private const long VisaFrom = 4_000_000_000_000_000;
    private const long MasterCardFrom = 5_000_000_000_000_000;

    // The last eleven digits before the check digit are unique; those before them tell the issuer.
    private const long BodyCount = 100_000_000_000;

    private static readonly int[] visaPrefixes = [4485, 4532, 4539, 4556, 4716, 4916, 4929];

    private readonly Permutation bodies = new((ulong)BodyCount, ~shape.Seed);
    private readonly ulong sharesBelow = (ulong)(shape.SharedCardShare * 2 * ulong.MaxValue * 0.999_999);

    public long this[int place] => Own(Holder(place));

    public static bool IsVisa(long number) => number is >= VisaFrom and < MasterCardFrom;

    private int Holder(int place)
    {
        var luck = SeededNumbers.At(shape.Seed ^ 0xCA4D, (ulong)place);
        if (place % 2 == 0 || luck >= sharesBelow)
        {
            return place;
        }

        var earlier = SeededNumbers.At(shape.Seed ^ 0x4E1D, (ulong)place) % (ulong)((place + 1) / 2);
        return (int)earlier * 2;
    }

    private long Own(int place)
    {
        var luck = SeededNumbers.At(shape.Seed ^ 0x155E, (ulong)place);
        var prefix = luck % 2 == 0
            ? visaPrefixes[(luck >> 8) % (ulong)visaPrefixes.Length]
            : 5_100 + (long)((luck >> 8) % 500);
        var payload = (prefix * BodyCount) + (long)bodies[(ulong)place];
        return (payload * 10) + CheckDigit(payload);
    }

    private static long CheckDigit(long payload)
    {
        var sum = 0L;
        for (var isDoubled = true; payload > 0; payload /= 10, isDoubled = !isDoubled)
        {
            var digit = payload % 10;
            sum += !isDoubled ? digit : digit < 5 ? digit * 2 : (digit * 2) - 9;
        }

        return (10 - (sum % 10)) % 10;
    }
}
