namespace Kotline.Domain.Clients;

/// <summary>Ages in full years.</summary>
public static class Age
{
    /// <summary>
    /// The age that someone born on <paramref name="birth"/> has on <paramref name="date"/>. Someone born on 29 February ages on 1 March in
    /// common years. Negative before birth.
    /// </summary>
    public static int On(DateOnly birth, DateOnly date)
    {
        // Compared as month and day: 28 February comes before 29 February, 1 March after it, with no calendar needed.
        var birthdayIsToCome = (date.Month, date.Day).CompareTo((birth.Month, birth.Day)) < 0;
        return date.Year - birth.Year - (birthdayIsToCome ? 1 : 0);
    }
}
