using System.Globalization;
using System.Text;

namespace Kotline.Bench;

/// <summary>Writes the row of one invented person; which one depends on the seed and the row's place alone.</summary>
internal sealed class PartnerRowWriter
{
    // The day on which the real files' ages, 24 to 96, were read.
    private static readonly DateOnly today = new(2026, 11, 21);
    private static readonly DateOnly firstBirthday = today.AddYears(-97).AddDays(1);
    private static readonly int birthdayCount = today.AddYears(-24).DayNumber - firstBirthday.DayNumber + 1;

    // The day of each month on which the next sign begins.
    private static readonly int[] signStarts = [20, 19, 21, 20, 21, 21, 23, 23, 23, 23, 22, 22];

    // Encoded once: names are the same plain words in every cell, quoted or not.
    private static readonly byte[][] givenNames = Encoded([.. Vocabulary.MaleNames, .. Vocabulary.FemaleNames]);
    private static readonly byte[][] givenNamesAscii = [.. Vocabulary.MaleNames.Concat(Vocabulary.FemaleNames).Select(Ascii)];
    private static readonly byte[][] surnames = Encoded(Vocabulary.Surnames);
    private static readonly byte[][] stateCodes = Encoded(Vocabulary.States.Select(state => state.Code));
    private static readonly byte[][] stateNames = Encoded(Vocabulary.States.Select(state => state.Name));
    private static readonly byte[][] cities = Encoded(Vocabulary.Cities);
    private static readonly byte[][] streets = [.. Vocabulary.Streets.Select(Encoding.UTF8.GetBytes)];
    private static readonly byte[][] mailDomains = Encoded(Vocabulary.MailDomains);
    private static readonly byte[][] browsers = Encoded(Vocabulary.Browsers);
    private static readonly byte[][] signs = Encoded(Vocabulary.Signs);
    private static readonly byte[][] colors = Encoded(Vocabulary.Colors);
    private static readonly byte[][] bloods = Encoded(Vocabulary.Bloods);
    private static readonly byte[][] occupations = Encoded(Vocabulary.Occupations);
    private static readonly byte[][] companies = Encoded(Vocabulary.Companies);
    private static readonly byte[][] brands = [.. Vocabulary.Brands.Select(Encoding.UTF8.GetBytes)];
    private static readonly byte[][] models = [.. Vocabulary.Models.Select(Encoding.UTF8.GetBytes)];

    private readonly CsvRowBuffer buffer;
    private readonly PartnerFileShape shape;
    private readonly CardNumbers cards;
    private readonly Permutation people;

    public PartnerRowWriter(CsvRowBuffer buffer, PartnerFileShape shape)
    {
        this.buffer = buffer;
        this.shape = shape;
        cards = new CardNumbers(shape);
        people = new Permutation((ulong)givenNames.Length * (ulong)surnames.Length * (ulong)birthdayCount, shape.Seed);
    }

    public void Write(int place)
    {
        var numbers = new SeededNumbers(SeededNumbers.At(shape.Seed, (ulong)place));
        var person = people[(ulong)place];
        var givenName = (int)(person % (ulong)givenNames.Length);
        person /= (ulong)givenNames.Length;
        var surname = surnames[(int)(person % (ulong)surnames.Length)];
        var birthday = firstBirthday.AddDays((int)(person / (ulong)surnames.Length));
        var isMale = givenName < Vocabulary.MaleNames.Count;

        WriteIdentity(place, ref numbers, isMale, givenName, surname);
        WriteAddress(ref numbers);
        WriteAccount(place, ref numbers, givenName, surname, birthday);
        WriteCard(place, ref numbers);
        WriteNumbersOfOthers(ref numbers, birthday);
        WriteLife(ref numbers);
        WriteBody(ref numbers, isMale);
        WritePlace(ref numbers);
    }

    private void WriteIdentity(int place, ref SeededNumbers numbers, bool isMale, int givenName, byte[] surname)
    {
        buffer.Number(place + 1);
        buffer.Separator();
        buffer.Cell(isMale ? "male"u8 : "female"u8);
        buffer.Cell("French"u8);
        buffer.Cell(isMale ? "Mr."u8 : numbers.Below(2) == 0 ? "Mrs."u8 : "Ms."u8);
        buffer.Cell(givenNames[givenName]);
        buffer.Cell([(byte)('A' + numbers.Below(26))]);
        buffer.Cell(surname);
    }

    private void WriteAddress(ref SeededNumbers numbers)
    {
        buffer.Quote();
        buffer.Number(numbers.Between(1, 99));
        buffer.Text(" "u8);
        buffer.Text(Any(streets, ref numbers));
        buffer.Quote();
        buffer.Separator();
        buffer.Cell(Any(cities, ref numbers));
        var state = numbers.Below(stateCodes.Length);
        buffer.Cell(stateCodes[state]);
        buffer.Cell(stateNames[state]);
        buffer.Digits(numbers.Between(10, 959) * 100, 5);
        buffer.Separator();
        buffer.Cell("FR"u8);
        buffer.Cell("France"u8);
    }

    private void WriteAccount(int place, ref SeededNumbers numbers, int givenName, byte[] surname, DateOnly birthday)
    {
        buffer.Text(givenNamesAscii[givenName]);
        buffer.Text(surname);
        buffer.Number(place + 1);
        buffer.Text("@"u8);
        buffer.Cell(Any(mailDomains, ref numbers));

        buffer.Text(Any(surnames, ref numbers));
        buffer.Number(birthday.Year);
        buffer.Separator();
        WriteLetters(ref numbers, 10);
        buffer.Separator();
        buffer.Cell(Any(browsers, ref numbers));

        buffer.Digits(numbers.Between(1, 5), 2);
        for (var i = 0; i < 4; i++)
        {
            buffer.Text("."u8);
            buffer.Digits(numbers.Below(100), 2);
        }

        buffer.Separator();
        buffer.Cell("33"u8);
        buffer.Cell(Any(surnames, ref numbers));
        WriteBirthday(birthday);
    }

    private void WriteBirthday(DateOnly birthday)
    {
        buffer.Number(birthday.Month);
        buffer.Text("/"u8);
        buffer.Number(birthday.Day);
        buffer.Text("/"u8);
        buffer.Number(birthday.Year);
        buffer.Separator();
        var sign = birthday.Day < signStarts[birthday.Month - 1] ? birthday.Month - 1 : birthday.Month;
        buffer.Cell(signs[sign % signs.Length]);
    }

    private void WriteCard(int place, ref SeededNumbers numbers)
    {
        var number = cards[place];
        buffer.Cell(CardNumbers.IsVisa(number) ? "Visa"u8 : "MasterCard"u8);
        buffer.Number(number);
        buffer.Separator();
        buffer.Digits(numbers.Below(1_000), 3);
        buffer.Separator();
        buffer.Number(numbers.Between(1, 12));
        buffer.Text("/"u8);
        buffer.Number(numbers.Between(2017, 2021));
        buffer.Separator();
    }

    private void WriteNumbersOfOthers(ref SeededNumbers numbers, DateOnly birthday)
    {
        buffer.Quote();
        buffer.Number(numbers.Between(1, 2));
        buffer.Digits(birthday.Year % 100, 2);
        buffer.Digits(birthday.Month, 2);
        buffer.Digits(numbers.Below(100_000_000), 8);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Between(1, 97), 2);
        buffer.Quote();
        buffer.Separator();

        buffer.Text("\"1Z "u8);
        buffer.Digits(numbers.Below(1_000), 3);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Below(1_000), 3);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Below(100), 2);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Below(10_000), 4);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Below(1_000), 3);
        buffer.Text(" "u8);
        buffer.Digits(numbers.Below(10), 1);
        buffer.Quote();
        buffer.Separator();
        buffer.Digits(numbers.Between(100_000, 999_999), 6);
        buffer.Digits(numbers.Below(10_000), 4);
        buffer.Separator();
        buffer.Digits(numbers.Between(10_000_000, 99_999_999), 8);
        buffer.Separator();
    }

    private void WriteLife(ref SeededNumbers numbers)
    {
        buffer.Cell(Any(colors, ref numbers));
        buffer.Cell(Any(occupations, ref numbers));
        buffer.Cell(Any(companies, ref numbers));

        // Twelve models a brand, over 22 years.
        var brand = numbers.Below(brands.Length);
        buffer.Quote();
        buffer.Number(numbers.Between(1992, 2013));
        buffer.Text(" "u8);
        buffer.Text(brands[brand]);
        buffer.Text(" "u8);
        buffer.Text(models[((brand * 7) + numbers.Below(12)) % models.Length]);
        buffer.Quote();
        buffer.Separator();

        buffer.Text(Any(surnames, ref numbers));
        buffer.Text(Any(surnames, ref numbers));
        buffer.Cell(".example"u8);
        buffer.Cell(Any(bloods, ref numbers));
    }

    private void WriteBody(ref SeededNumbers numbers, bool isMale)
    {
        var heightCm = isMale ? numbers.Between(160, 193) : numbers.Between(147, 176);
        var heightIn = (int)Math.Round(heightCm / 2.54m, MidpointRounding.AwayFromZero);
        var weightTenthsLb = isMale ? numbers.Between(1_300, 2_550) : numbers.Between(1_000, 2_200);

        // The real files divide by 2.2.
        buffer.Tenths(weightTenthsLb);
        buffer.Separator();
        buffer.Tenths((int)Math.Round(weightTenthsLb / 2.2m, MidpointRounding.AwayFromZero));
        buffer.Separator();
        buffer.Quote();
        buffer.Number(heightIn / 12);
        buffer.Text("' "u8);
        buffer.Number(heightIn % 12);
        buffer.Text("\"\"\""u8);
        buffer.Separator();
        buffer.Number(heightCm);
        buffer.Separator();
    }

    private void WritePlace(ref SeededNumbers numbers)
    {
        buffer.Number(numbers.Between(42, 50));
        buffer.Text("."u8);
        buffer.Digits(numbers.Below(1_000_000), 6);
        buffer.Separator();
        buffer.Number(numbers.Between(-4, 8));
        buffer.Text("."u8);
        buffer.Digits(numbers.Below(1_000_000), 6);
        buffer.EndRow();
    }

    private void WriteLetters(ref SeededNumbers numbers, int count)
    {
        for (var i = 0; i < count; i++)
        {
            buffer.Text([(byte)('a' + numbers.Below(26))]);
        }
    }

    private static byte[] Any(byte[][] words, ref SeededNumbers numbers) => words[numbers.Below(words.Length)];

    private static byte[][] Encoded(IEnumerable<string> words) => [.. words.Select(CsvRowBuffer.Encoded)];

    /// <summary>Without accents, for an e-mail address.</summary>
    public static string AsciiText(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(unit => CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.NonSpacingMark));

    private static byte[] Ascii(string name) => Encoding.UTF8.GetBytes(AsciiText(name));
}
