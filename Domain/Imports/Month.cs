using System.Globalization;

namespace Kotline.Domain.Imports;

/// <summary>A calendar month, as partners send their files month by month. Written as in ISO 8601: 2026-11.</summary>
public readonly record struct Month
{
    private const string Format = "yyyy-MM";

    private Month(DateOnly firstDay) => FirstDay = firstDay;

    public DateOnly FirstDay { get; }

    public DateOnly FirstDayOfNext => FirstDay.AddMonths(1);

    public static Month Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <returns>null when the text isn't a month.</returns>
    public static Month? Parse(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9999
            ? Of(day)
            : null;

    public override string ToString() => FirstDay.ToString(Format, CultureInfo.InvariantCulture);
}
