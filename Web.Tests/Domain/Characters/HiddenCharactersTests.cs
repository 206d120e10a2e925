using Kotline.Domain.Characters;

namespace Kotline.Web.Tests.Domain.Characters;

public sealed class HiddenCharactersTests
{
    /// <summary>Every one of these classes, by the code points of its members.</summary>
    public static TheoryData<string, int[]> Hidden => new()
    {
        { "C0 controls, tab and line ends among them", Range(0x00, 0x1F) },
        { "DEL and the C1 controls, NEL among them", Range(0x7F, 0x9F) },
        { "bidirectional controls", [0x061C, 0x200E, 0x200F, .. Range(0x202A, 0x202E), .. Range(0x2066, 0x2069)] },
        { "without width", [0x200B, 0x2060, .. Range(0x2061, 0x2064), 0xFEFF, 0x180E, 0x034F] },
        { "joiners between Latin letters", [0x200C, 0x200D] },
        { "soft hyphen", [0x00AD] },
        { "line and paragraph separator", [0x2028, 0x2029] },
        { "deprecated format characters", Range(0x206A, 0x206F) },
        { "interlinear annotation", Range(0xFFF9, 0xFFFB) },
        { "tags", [0xE0001, .. Range(0xE0020, 0xE007F)] },
        {
            "noncharacters",
            [.. Range(0xFDD0, 0xFDEF), .. Range(0, 16).SelectMany(plane => Range((plane << 16) + 0xFFFE, (plane << 16) + 0xFFFF))]
        },
        { "what stands for a lost character", [0xFFFD] },
        { "fillers and the empty pattern of Braille", [0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x2800] },
        { "variation selectors after a letter that has no variants", [.. Range(0xFE00, 0xFE0F), 0xE0100, 0xE01EF, 0x180B, 0x180D, 0x180F] },
        { "ignorable and unassigned", [0x2065, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF] },
    };

    public static TheoryData<string> Seen =>
    [
        "", " ", "Amélie", "O'Neil-Müller", "ΑΒΓ αβγ", "Ђорђе", "李小龍", "ひろし", "김철수", "محمد", "שָׁלוֹם", "e\u0301\u0327",
        "a\u00A0b", "a\u202Fb", "a\u3000b",
        "𝔘𝔫𝔦", "𠮷野家", "👋", "👨‍👩‍👧", "❤️‍🔥", "👩🏽‍🚀", "🏳️‍🌈", "🏴‍☠️", "🙂‍↔️", "1️⃣", "#️⃣", "ℹ️", "☎️", "🇫🇷", "葛󠄀城",
        // Persian with a non-joiner; Sinhala, Bengali, Marathi and Malayalam with a joiner.
        "علی\u200Cرضا", "ශ්\u200Dරී", "র\u200D্যাব", "क्\u200Dष", "അവന്\u200D", "\uE000",
        // Arabic letters as old encodings have them, the first and the last of each block; a character that Unicode hasn't given out yet.
        "\uFB50\u200C\uFDFB", "\uFE70\u200C\uFEFC", "\u0378",
    ];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void What_nobody_sees_is_found_at_the_beginning_in_the_middle_and_at_the_end(string kind, int[] codePoints)
    {
        foreach (var codePoint in codePoints)
        {
            var character = char.ConvertFromUtf32(codePoint);
            foreach (var text in (string[])[character, character + "ab", "a" + character + "b", "é" + character, "ab" + character])
            {
                HiddenCharacters.AreIn(text).ShouldBeTrue($"{kind}: U+{codePoint:X4}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void Letters_marks_spaces_and_emoji_of_the_world_are_seen(string text) => HiddenCharacters.AreIn(text).ShouldBeFalse();

    [Theory]
    [InlineData("\U0001F468\u200D")]
    [InlineData("\u200D\U0001F469")]
    [InlineData("a\u200D\U0001F469")]
    [InlineData("\U0001F468\u200D\u200D\U0001F469")]
    [InlineData("\u0639\u200C")]
    [InlineData("\u0639\u200C\u200C\u0639")]
    [InlineData("\u0639\u200Ca")]
    [InlineData("\u05D0\u200C\u05D1")]
    [InlineData("\u10D0\u200C\u10D1")]
    [InlineData("\u2764\uFE0F\uFE0F")]
    [InlineData("\uFE0F")]
    public void A_joiner_or_a_selector_out_of_its_place_is_hidden(string text) => HiddenCharacters.AreIn(text).ShouldBeTrue();

    // Lone surrogates can't be written in an attribute, which is stored as UTF-8.
    [Fact]
    public void Half_a_character_is_hidden()
    {
        HiddenCharacters.AreIn("a\uD83D").ShouldBeTrue();
        HiddenCharacters.AreIn("\uDE97a").ShouldBeTrue();
        HiddenCharacters.AreIn("\uDE97\uD83D").ShouldBeTrue();
        HiddenCharacters.Named("a\uD83D").ShouldBe("a[U+D83D]");
    }

    [Theory]
    [InlineData("Durand", "Durand")]
    [InlineData("Du\u200Brand", "Du[U+200B]rand")]
    [InlineData("\u001b[31mC", "[U+001B][31mC")]
    [InlineData("é\U000E0041", "é[U+E0041]")]
    public void Each_is_named_where_it_stands(string text, string named) => HiddenCharacters.Named(text).ShouldBe(named);

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("👋é", 2)]
    public void Lengths_are_counted_in_code_points(string text, int count)
    {
        CodePoints.Count(text).ShouldBe(count);
        CodePoints.Exceed(text, count).ShouldBeFalse();
        CodePoints.Exceed(text, count - 1).ShouldBeTrue();
    }

    private static int[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
