using System.Text.Json;
using Kotline.Cli;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock;

public sealed class StockVerbTests(OwnDatabase own) : IClassFixture<OwnDatabase>, IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter messages = new();

    [Fact]
    public async Task What_is_added_removed_moved_and_counted_can_be_read_and_adds_up()
    {
        var (sku, here, there) = await StageAsync();

        (await RunAsync("add", sku, "12", "--location", here, "--reference", "BL-7")).ShouldBe(0);
        (await RunAsync("remove", sku.ToLowerInvariant(), "2", "--location", here)).ShouldBe(0);
        (await RunAsync("transfer", sku, "4", "--location", here, "--to", there)).ShouldBe(0);
        (await RunAsync("set", sku, "5", "--location", here, "--seen", "6")).ShouldBe(0);
        output.GetStringBuilder().Clear();
        (await RunAsync("level", sku, "--json")).ShouldBe(0);

        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("total").GetInt64().ShouldBe(9);
        (await RunAsync("verify")).ShouldBe(0);
        output.ToString().ShouldContain("every level is the sum of its transactions");
    }

    [Fact]
    public async Task A_key_carries_out_once_and_answers_alike()
    {
        var (sku, here, _) = await StageAsync();
        var key = Guid.NewGuid().ToString();

        (await RunAsync("add", sku, "3", "--location", here, "--key", key, "--json")).ShouldBe(0);
        (await RunAsync("add", sku, "3", "--location", here, "--key", key, "--json")).ShouldBe(0);
        (await RunAsync("add", sku, "4", "--location", here, "--key", key)).ShouldBe(2);

        var answers = output.ToString().Trim().Split(Environment.NewLine).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Select(answer => answer.GetProperty("isRepeat").GetBoolean()).ShouldBe([false, true]);
        answers[0].GetProperty("transactions").ToString().ShouldBe(answers[1].GetProperty("transactions").ToString());
        messages.ToString().ShouldContain("the key was used for another request");
    }

    [Fact]
    public async Task A_refusal_says_what_is_left()
    {
        var (sku, here, _) = await StageAsync();
        await RunAsync("add", sku, "3", "--location", here);

        (await RunAsync("remove", sku, "4", "--location", here)).ShouldBe(2);
        (await RunAsync("set", sku, "4", "--location", here, "--seen", "2")).ShouldBe(2);

        messages.ToString().ShouldContain($"not enough {sku} at {here}: 4 asked for, 3 left");
        messages.ToString().ShouldContain($"{sku} was 2 when it was looked at and is 3 now");
    }

    [Theory]
    [InlineData]
    [InlineData("burn", "RUG", "1")]
    [InlineData("add")]
    [InlineData("add", "RUG")]
    [InlineData("add", "RUG", "many")]
    [InlineData("add", "RUG", "-1")]
    [InlineData("add", "RUG", "0")]
    [InlineData("add", "RUG", "1", "2")]
    [InlineData("add", "RUG", "1", "--location")]
    [InlineData("add", "RUG", "1", "--location", "nowhere")]
    [InlineData("add", "RUG", "1", "--colour", "red")]
    [InlineData("transfer", "RUG", "1")]
    [InlineData("level")]
    [InlineData("level", "NOSUCH")]
    [InlineData("level", "RUG", "--at", "yesterday")]
    public async Task What_makes_no_sense_is_refused_and_moves_nothing(params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        messages.ToString().ShouldNotBeEmpty();
    }

    public void Dispose()
    {
        output.Dispose();
        messages.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments) =>
        StockVerb.RunAsync(own.Database.Database, arguments, output, messages, TestContext.Current.CancellationToken);

    private async Task<(string Sku, string Here, string There)> StageAsync()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var names = await own.Database.LinesAsync($"SELECT name FROM stock.locations WHERE id IN ({warehouse.Here}, {warehouse.There}) ORDER BY id");
        return (await warehouse.ProductAsync(), names[0], names[1]);
    }
}
