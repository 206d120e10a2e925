using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Warehouse;

namespace Kotline.Web.Tests.Stock.Documents;

/// <summary>One key, one document: however often it comes, however many at once.</summary>
public sealed class IdempotencyTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const int Callers = 20;

    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_and_moves_nothing()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);
        var sale = StockRequest.Remove(NewKey(), [warehouse.Line(sku, 3)]);

        var first = Answer(await warehouse.PostAsync(sale));
        await warehouse.SellAsync(sku, 2);
        var again = Answer(await warehouse.PostAsync(sale));

        first.IsRepeat.ShouldBeFalse();
        again.IsRepeat.ShouldBeTrue();
        (again.DocumentId, again.PostedAt).ShouldBe((first.DocumentId, first.PostedAt));
        again.Transactions.ShouldBe(first.Transactions);
        (await warehouse.LevelsAsync(sku)).ShouldBe((5, 0));
    }

    [Fact]
    public async Task Twenty_at_once_post_one_document_and_all_get_its_answer()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(100);
        var sale = StockRequest.Remove(NewKey(), [warehouse.Line(sku, 3)]);

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => warehouse.PostAsync(sale))));

        answers.Select(Answer).Select(answer => answer.DocumentId).Distinct().Count().ShouldBe(1);
        answers.Select(Answer).Count(answer => !answer.IsRepeat).ShouldBe(1);
        (await warehouse.LevelsAsync(sku)).ShouldBe((97, 0));
    }

    [Fact]
    public async Task One_key_for_different_requests_at_once_posts_one_of_them_and_refuses_the_others()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var key = NewKey();
        var skus = new List<string>();
        for (var number = 0; number < Callers; number++)
        {
            skus.Add(await warehouse.ProductAsync(5));
        }

        // Of other products, so that they don't take the same turn.
        var outcomes = await Task.WhenAll(
            skus.Select(sku => Task.Run(() => warehouse.PostAsync(StockRequest.Remove(key, [warehouse.Line(sku, 1)])))));

        outcomes.Count(outcome => outcome is StockOutcome.Posted).ShouldBe(1);
        outcomes.Count(outcome => outcome is StockOutcome.KeyUsed).ShouldBe(Callers - 1);
    }

    [Fact]
    public async Task A_refused_request_can_be_made_again_under_its_key()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(1);
        var sale = StockRequest.Remove(NewKey(), [warehouse.Line(sku, 2)]);
        (await warehouse.PostAsync(sale)).ShouldBeOfType<StockOutcome.NotEnough>();
        await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 1)]));

        Answer(await warehouse.PostAsync(sale)).IsRepeat.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reversal_has_a_key_too()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        var delivery = Answer(await warehouse.PostAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 5)])));
        var key = NewKey();

        var first = Answer((await warehouse.ReverseAsync(delivery.DocumentId, key))!);
        var again = Answer((await warehouse.ReverseAsync(delivery.DocumentId, key))!);

        again.DocumentId.ShouldBe(first.DocumentId);
        again.IsRepeat.ShouldBeTrue();
    }

    [Fact]
    public async Task Whatever_else_is_asked_for_under_a_key_is_refused()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);
        var key = NewKey();
        var count = StockRequest.Set(key, [warehouse.Line(sku, 8, seen: 10)], "yearly count", "sheet 7");
        (await warehouse.PostAsync(count)).ShouldBeOfType<StockOutcome.Posted>();

        StockRequest[] others =
        [
            count with { Reason = "another count" },
            count with { Reference = "sheet 8" },
            count with { Reference = null },
            count with { Lines = [warehouse.Line(sku, 7, seen: 10)] },
            count with { Lines = [warehouse.Line(sku, 8, seen: 9)] },
            count with { Lines = [warehouse.Line(sku, 8, seen: 10) with { LocationId = warehouse.There }] },
            StockRequest.Add(key, [warehouse.Line(sku, 8, seen: 10)], "sheet 7", "yearly count"),
        ];
        foreach (var other in others)
        {
            (await warehouse.PostAsync(other)).ShouldBeOfType<StockOutcome.KeyUsed>();
        }

        Answer(await warehouse.PostAsync(count)).IsRepeat.ShouldBeTrue();
        (await warehouse.LevelsAsync(sku)).ShouldBe((8, 0));
    }

    [Fact]
    public async Task A_reversals_key_stands_for_its_document_and_its_reason()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync();
        var first = await warehouse.PostedAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 5)]));
        var second = await warehouse.PostedAsync(StockRequest.Add(NewKey(), [warehouse.Line(sku, 5)]));
        var key = NewKey();
        (await warehouse.ReverseAsync(first, key)).ShouldBeOfType<StockOutcome.Posted>();

        (await warehouse.ReverseAsync(first, key, "another reason")).ShouldBeOfType<StockOutcome.KeyUsed>();
        (await warehouse.ReverseAsync(second, key)).ShouldBeOfType<StockOutcome.KeyUsed>();
        (await warehouse.LevelsAsync(sku)).ShouldBe((5, 0));
    }

    private static StockAnswer Answer(StockOutcome outcome) => outcome.ShouldBeOfType<StockOutcome.Posted>().Answer;
}
