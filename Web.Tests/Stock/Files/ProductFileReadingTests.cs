using System.Text;
using Kotline.Domain.Files;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Stock.Files;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>How a product file's bytes become rows, and which files are refused.</summary>
public sealed class ProductFileReadingTests
{
    private const string Header = "SKU,Name FR,Name EN,Category,Unit,Price";

    public static TheoryData<byte[], string> Refused => new()
    {
        { [], "empty_file" },
        { Bytes("\r\n \n"), "empty_file" },
        { Bytes(Header + "\n"), "header_only" },
        { Bytes("RUG-1,Plaid,Rug,Textile,piece,19.90\n"), "header_needed" },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "image" },
        { Bytes("PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"), "spreadsheet" },
        { Bytes("%PDF-1.7 and more"), "not_text" },
        { [0xDD, 0x73, 0x66, 0x73, 0xC1, 0xC2], "utf_ebcdic" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_product_file_is_refused_by_name(byte[] bytes, string code) =>
        (await ReadAsync(bytes)).ShouldBeOfType<ProductFileReading.Refused>().Refusal.Code.ShouldBe(code);

    [Fact]
    public async Task All_missing_columns_are_named_at_once() =>
        (await ReadAsync(Bytes("SKU;Prix\nRUG-1;19,90\n"))).ShouldBeOfType<ProductFileReading.Refused>().Refusal.Columns
            .ShouldBe(["NameFr", "NameEn", "Category", "Unit"]);

    [Fact]
    public async Task A_column_that_comes_under_two_of_its_names_is_refused()
    {
        var refusal = (await ReadAsync(Bytes(Header + ",Prix HT\nRUG-1,a,b,c,piece,1,2\n"))).ShouldBeOfType<ProductFileReading.Refused>().Refusal;

        refusal.Code.ShouldBe("duplicate_columns");
        refusal.Columns.ShouldBe(["Price"]);
    }

    [Fact]
    public async Task A_spreadsheets_semicolons_and_windows_1252_are_read()
    {
        const string text = "Prix HT;SKU;Fournisseur;Nom FR;Nom EN;Catégorie;Unité\r\n19,90;plaid-1;x;Plaid été;Rug, summer;Textile;pièce\r\n";

        var file = Read(await ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)));

        file.Encoding.ShouldBe(SourceEncoding.Windows1252);
        file.Delimiter.ShouldBe(';');
        file.Rows.ShouldHaveSingleItem().Row.ShouldBe(new ProductRow(2, "PLAID-1", "Plaid été", "Rug, summer", "Textile", "piece", 19.90m));
    }

    [Fact]
    public async Task A_mark_and_quoted_commas_and_line_ends_are_read()
    {
        var file = Read(await ReadAsync([.. Encoding.UTF8.Preamble, .. Bytes(Header + "\nRUG-1,\"Plaid, \"\"laine\"\"\",\"Rug,\nwool\",Textile,piece,19.90\nRUG-2,a,b,c,piece,1")]));

        file.Rows.Select(row => (row.Line, row.Row!.NameFr, row.Row.NameEn)).ShouldBe([(2, "Plaid, \"laine\"", "Rug, wool"), (4, "a", "b")]);
    }

    [Fact]
    public async Task A_broken_row_costs_itself_alone()
    {
        var file = Read(await ReadAsync(Bytes(Header + "\nRUG-1,Plaid\nRUG-2,\"Plaid,b,c,piece,1\nRUG-3,a,b,c,piece,1\n")));

        file.Rows.Select(row => (row.Line, row.Unreadable)).ShouldBe([(2, "too_few_fields"), (3, "broken_quote"), (4, null)]);
    }

    [Fact]
    public async Task The_bounds_are_kept()
    {
        var three = Bytes(Header + "\n" + string.Concat(Enumerable.Range(1, 3).Select(number => $"RUG-{number},a,b,c,piece,1\n")));

        Read(await ReadAsync(three, new ProductFileOptions { RowsMax = 3 })).Rows.Count.ShouldBe(3);
        (await ReadAsync(three, new ProductFileOptions { RowsMax = 2 })).ShouldBe(new ProductFileReading.TooManyRows(2));
        var refusal = (await ReadAsync(new byte[5_000_001].Select(_ => (byte)'a').ToArray())).ShouldBeOfType<ProductFileReading.Refused>().Refusal;
        refusal.Reason.ShouldBe(FileRefusalReason.TooLarge);
        refusal.BytesMax.ShouldBe(5_000_000);
        (await new ReadProductFile(new ProductFileOptions()).RunAsync(new string('a', 256), new MemoryStream(three), TestContext.Current.CancellationToken))
            .ShouldBe(new ProductFileReading.NameTooLong(255));
    }

    [Fact]
    public async Task Rows_beyond_the_first_bytes_are_read_too()
    {
        var many = Bytes(Header + "\n" + string.Concat(Enumerable.Range(1, 9_000).Select(number => $"RUG-{number},{new string('a', 100)},b,c,piece,1\n")));

        Read(await ReadAsync(many)).Rows[^1].Row!.Sku.ShouldBe("RUG-9000");
    }

    private static Task<ProductFileReading> ReadAsync(byte[] bytes, ProductFileOptions? options = null) =>
        new ReadProductFile(options ?? new ProductFileOptions()).RunAsync("products.csv", new MemoryStream(bytes), TestContext.Current.CancellationToken);

    private static ProductFile Read(ProductFileReading reading) => reading.ShouldBeOfType<ProductFileReading.Read>().File;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
