using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Files.ProductFiling;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>Files that wait to be confirmed, and those that nobody looks at first.</summary>
public sealed class WaitingProductFileTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task A_file_waits_an_hour_for_its_sender_alone()
    {
        var clock = new MovedClock();
        var filing = await ProductFiling.OpenAsync(own.Database, clock: clock);
        var sku = NewSku();
        var shown = await filing.ShowAsync(Row(sku));

        filing.Pending.Of(Bruno).ShouldBeNull();
        (await filing.ConfirmAsync(shown.Id, Bruno)).ShouldBeOfType<ConfirmProductFileOutcome.Gone>();
        clock.Now += TimeSpan.FromMinutes(59);
        filing.Pending.Of(Anne).ShouldBe(shown);
        clock.Now += TimeSpan.FromMinutes(1);
        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Gone>();
        (await filing.ProductAsync(sku)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_persons_second_file_takes_the_place_of_the_first()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var first = await filing.ShowAsync(Row(NewSku()));
        var second = await filing.ShowAsync(Row(NewSku()));

        (await filing.ConfirmAsync(first.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Gone>();
        filing.Pending.Remove(first).ShouldBeFalse();
        filing.Pending.Of(Anne).ShouldBe(second);
        filing.Pending.Remove(second).ShouldBeTrue();
        filing.Pending.Of(Anne).ShouldBeNull();
    }

    [Fact]
    public async Task What_waits_is_bounded()
    {
        var filing = await ProductFiling.OpenAsync(own.Database, new ProductFileOptions { FilesMax = 1 });
        await filing.ShowAsync(Row(NewSku()), Anne);

        (await filing.ReceiveAsync(Row(NewSku()), Bruno)).ShouldBeOfType<ReceiveProductFileOutcome.TooMuchWaits>();
        (await filing.ReceiveAsync(Row(NewSku()), Anne)).ShouldBeOfType<ReceiveProductFileOutcome.Waits>();
    }

    [Fact]
    public async Task Unseen_a_file_is_applied_as_a_whole_or_not_at_all()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (good, bad) = (NewSku(), NewSku());

        var refused = await filing.TakeInAsync(Row(good) + Row(bad, price: "dear"), Warehouse.NewKey());
        var dry = await filing.TakeInAsync(Row(good), Warehouse.NewKey(), isDryRun: true);

        refused.ShouldBeOfType<TakeInProductFileOutcome.NotApplied>().Plan[RowFate.Refused].ShouldBe(1);
        dry.ShouldBeOfType<TakeInProductFileOutcome.NotApplied>().Plan[RowFate.Created].ShouldBe(1);
        (await filing.ProductAsync(good)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unseen_the_same_file_under_the_same_key_is_applied_once()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (sku, key, here) = (NewSku(), Warehouse.NewKey(), await filing.LocationNameAsync(filing.Warehouse.Here));
        var rows = Row(sku, stock: "4", location: here);

        var first = (await filing.TakeInAsync(rows, key)).ShouldBeOfType<TakeInProductFileOutcome.Applied>();
        var again = (await filing.TakeInAsync(rows, key)).ShouldBeOfType<TakeInProductFileOutcome.Applied>();

        again.Answer.ShouldBe(first.Answer with { IsRepeat = true });
        (await filing.TakeInAsync(Row(NewSku()), key)).ShouldBeOfType<TakeInProductFileOutcome.KeyUsed>();
        (await filing.Warehouse.LevelsAsync(sku)).ShouldBe((4, 0));
    }

    [Fact]
    public async Task A_key_of_a_document_is_no_key_for_a_file()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (sku, key, here) = (await filing.Warehouse.ProductAsync(), Warehouse.NewKey(), await filing.LocationNameAsync(filing.Warehouse.Here));
        await filing.Warehouse.PostAsync(Kotline.Domain.Stock.StockRequest.Add(key, [filing.Warehouse.Line(sku, 1)]));

        (await filing.TakeInAsync(Row(NewSku(), stock: "1", location: here), key)).ShouldBeOfType<TakeInProductFileOutcome.KeyUsed>();
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
