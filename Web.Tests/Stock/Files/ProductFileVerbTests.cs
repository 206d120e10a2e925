using System.Text.Json;
using Kotline.Cli;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>kotline stock products FILE, and stock location NAME.</summary>
public sealed class ProductFileVerbTests(OwnDatabase own) : IClassFixture<OwnDatabase>, IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter messages = new();
    private readonly string folder = Directory.CreateTempSubdirectory("kotline-products-").FullName;

    [Fact]
    public async Task A_dry_run_says_what_each_row_would_do_and_writes_nothing()
    {
        var (sku, here) = await StageAsync();
        var made = ProductFiling.NewSku();
        var path = Write($"{sku},,,,,21,,,,,\n" + ProductFiling.Row(made, stock: "4", location: here));

        (await RunAsync("products", path, "--dry-run")).ShouldBe(0);

        output.ToString().ShouldContain($"line 2: {sku} updated, price");
        output.ToString().ShouldContain($"line 3: {made} created, with 4 at {here}");
        output.ToString().ShouldContain("A dry run, nothing was written: 1 created, 1 updated, 0 unchanged, 0 refused, 0 unreadable.");
        (await own.Database.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM stock.products WHERE sku = '{made}')")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_is_applied_once_under_a_key()
    {
        var (_, here) = await StageAsync();
        var path = Write(ProductFiling.Row(ProductFiling.NewSku(), stock: "4", location: here));
        var key = Guid.NewGuid().ToString();

        (await RunAsync("products", path, "--key", key, "--json")).ShouldBe(0);
        (await RunAsync("products", path, "--key", key, "--json")).ShouldBe(0);

        var answers = output.ToString().Trim().Split(Environment.NewLine).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Select(answer => answer.GetProperty("isRepeat").GetBoolean()).ShouldBe([false, true]);
        answers.Select(answer => answer.GetProperty("created").GetInt32()).ShouldBe([1, 1]);
        answers[0].GetProperty("documentId").GetInt64().ShouldBe(answers[1].GetProperty("documentId").GetInt64());
    }

    [Fact]
    public async Task A_file_with_a_row_that_is_refused_is_not_applied()
    {
        var (_, here) = await StageAsync();
        var (good, bad) = (ProductFiling.NewSku(), ProductFiling.NewSku());
        var path = Write(ProductFiling.Row(good) + ProductFiling.Row(bad, price: "dear", stock: "1", location: "nowhere") + "x\n");

        (await RunAsync("products", path)).ShouldBe(2);
        (await RunAsync("products", path, "--json")).ShouldBe(2);

        output.ToString().ShouldContain($"line 3: {bad} refused, price is wrong (price); location is the name of no location");
        output.ToString().ShouldContain("line 4: unreadable, too_few_fields");
        output.ToString().ShouldContain("\"fate\":\"refused\"");
        (await own.Database.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM stock.products WHERE sku = '{good}')")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_can_not_be_read_is_refused_with_its_code()
    {
        var path = Path.Combine(folder, "empty.csv");
        await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);

        (await RunAsync("products", path)).ShouldBe(2);
        (await RunAsync("products", path, "--json")).ShouldBe(2);
        (await RunAsync("products", Path.Combine(folder, "none.csv"))).ShouldBe(2);

        messages.ToString().ShouldContain("the file is empty (empty_file)");
        messages.ToString().ShouldContain("there is no such file (file_not_found)");
        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe("empty_file");
    }

    [Fact]
    public async Task A_location_is_added_once()
    {
        var name = $"place {Guid.NewGuid():N}";

        (await RunAsync("location", $" {name} ")).ShouldBe(0);
        (await RunAsync("location", name.ToUpperInvariant())).ShouldBe(2);

        output.ToString().ShouldContain($"{name} is a location now.");
        messages.ToString().ShouldContain("there is a location");
    }

    [Theory]
    [InlineData("products")]
    [InlineData("products", "a.csv", "b.csv")]
    [InlineData("products", "--key")]
    [InlineData("products", "a.csv", "--colour")]
    [InlineData("location")]
    [InlineData("location", " ")]
    [InlineData("location", "here", "there")]
    [InlineData("location", "--name")]
    public async Task What_makes_no_sense_is_refused(params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        messages.ToString().ShouldNotBeEmpty();
    }

    public void Dispose()
    {
        output.Dispose();
        messages.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        StockVerb.RunAsync(own.Database.Database, arguments, output, messages, TestContext.Current.CancellationToken);

    private string Write(string rows)
    {
        var path = Path.Combine(folder, "products.csv");
        File.WriteAllText(path, ProductFiling.Header + rows);
        return path;
    }

    private async Task<(string Sku, string Here)> StageAsync()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        return (await warehouse.ProductAsync(), (await own.Database.LinesAsync($"SELECT name FROM stock.locations WHERE id = {warehouse.Here}"))[0]);
    }
}
