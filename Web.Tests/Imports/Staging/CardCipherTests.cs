using System.Security.Cryptography;
using System.Text;
using Kotline.Infrastructure.Cards;

namespace Kotline.Web.Tests.Imports.Staging;

public sealed class CardCipherTests
{
    private static readonly byte[] encryptionKey = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly byte[] digestKey = [.. Enumerable.Range(101, 32).Select(number => (byte)number)];
    private static readonly CardDetails card = new("4716293000000015", "101", "12/2030");
    private readonly CardCipher cipher = new(encryptionKey, digestKey);

    public static TheoryData<string, string, string> Cards => new()
    {
        { "4716293000000015", "101", "12/2030" },
        { "4716293000000015", "", "" },
        { "not a number é€𐍈", "", "?" },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void What_was_encrypted_is_decrypted(string number, string cvv2, string expiry) =>
        cipher.Decrypt(cipher.Encrypt(new CardDetails(number, cvv2, expiry))).ShouldBe(new CardDetails(number, cvv2, expiry));

    [Fact]
    public void The_same_card_is_never_encrypted_to_the_same_bytes_and_shows_nothing_of_itself()
    {
        var sealedCards = Enumerable.Range(0, 50).Select(_ => cipher.Encrypt(card)).ToList();

        sealedCards.Select(Convert.ToHexString).ShouldBeUnique();
        sealedCards.Select(Encoding.Latin1.GetString).ShouldAllBe(bytes => !bytes.Contains("4716") && !bytes.Contains("4\07\01\06\0"));
    }

    [Fact]
    public void A_single_altered_bit_anywhere_is_detected()
    {
        var bytes = cipher.Encrypt(card);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var altered = bytes.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => cipher.Decrypt(altered), $"bit {bit}");
        }
    }

    [Fact]
    public void Another_key_does_not_open_it()
    {
        var other = new CardCipher(digestKey, encryptionKey);

        Should.Throw<AuthenticationTagMismatchException>(() => other.Decrypt(cipher.Encrypt(card)));
    }

    [Fact]
    public void Digests_are_equal_for_equal_texts_and_differ_by_kind_and_by_key()
    {
        var other = new CardCipher(encryptionKey, encryptionKey);

        cipher.Fingerprint(card.Number).ShouldBe(cipher.Fingerprint(card.Number));
        cipher.Fingerprint(card.Number).Length.ShouldBe(32);
        cipher.Fingerprint(card.Number).ShouldNotBe(cipher.Fingerprint("4716293000000023"));
        cipher.Fingerprint(card.Number).ShouldNotBe(cipher.DigestOf([card.Number]));
        cipher.Fingerprint(card.Number).ShouldNotBe(other.Fingerprint(card.Number));
        cipher.Fingerprint(card.Number).ShouldNotBe(SHA256.HashData(Encoding.UTF8.GetBytes(card.Number)));
    }

    [Fact]
    public void Texts_that_only_run_together_alike_have_different_digests()
    {
        cipher.DigestOf(["ab", "c"]).ShouldNotBe(cipher.DigestOf(["a", "bc"]));
        cipher.DigestOf(["", "a"]).ShouldNotBe(cipher.DigestOf(["a", ""]));
    }

    [Fact]
    public void No_text_of_it_shows_a_card()
    {
        $"{card}".ShouldBe("card");
        $"{cipher}".ShouldNotContain("4716");
    }
}
