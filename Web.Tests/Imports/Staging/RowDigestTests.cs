using System.Security.Cryptography;
using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Cards;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Staging;

/// <summary>
/// The digest by which a row is known when it comes again. It is kept for years beside decisions: the same row must have the same digest in
/// every version of the product.
/// </summary>
public sealed class RowDigestTests(DatabaseFixture fixture)
{
    [Fact]
    public void A_rows_digest_is_the_one_it_has_always_been()
    {
        var cipher = new CardCipher(new byte[32], [.. Enumerable.Range(101, 32).Select(number => (byte)number)]);
        var cells = new PartnerCells();
        foreach (var column in Enum.GetValues<WantedColumn>().Where(column => column is not (Title or StateFull)))
        {
            cells[column] = $"{column} é";
        }

        Convert.ToHexStringLower(cipher.DigestOf(cells.Texts)).ShouldBe("43b531bb32b7683ce3f63bb697e147733c9fd442cda7a1a7aeaa50b129433a75");
    }

    [Fact]
    public async Task It_is_of_all_wanted_cells_as_the_partner_wrote_them()
    {
        await using var database = await fixture.NewDatabaseAsync();
        await database.TakeInAsync(new PartnerFileBuilder().Person(1, (City, "")));

        string[] cells =
        [
            "female", "Mrs.", "Given1", "Surname1", "1 rue des Essais", "", "IL", "75001", "FR", "person1@example.fr", "01.99.00.00.01", "5/14/1980",
            "Visa", PartnerFileBuilder.CardOf(1), "101", "12/2030", "2004 Mercedes-Benz C", "154.3", "70.0", "5' 7\"", "170", "48.850001", "2.350001",
            "Île-de-France",
        ];
        var expected = HMACSHA256.HashData(database.Installation.Keys.CardFingerprint, Encoding.UTF8.GetBytes(string.Join('\u001F', cells)));
        (await database.ScalarAsync<byte[]>("SELECT row_digest FROM imports.set_aside_cases")).ShouldBe(expected);
    }
}
