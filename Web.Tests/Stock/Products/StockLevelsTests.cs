using System.Net;
using System.Net.ServerSentEvents;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Stock.Products;

/// <summary>What open pages are told when a colleague moves the stock.</summary>
[Collection<OneSite>]
public sealed class StockLevelsTests(SiteFixture site)
{
    // The machine's, not the site's: whoever isn't told by then won't be.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_products_page_has_a_colleagues_sale_within_a_second()
    {
        // A second is a second of the site's own clock, however slow the machine is.
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var timed = await SiteFixture.StartAsync(
            site.Installation, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var browser = SiteFixture.NewBrowser(timed);
        using var signedIn = await browser.SignInAsync(await site.People.AddAsync(Role.Employee));
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(7);
        await using var events = await WatchAsync($"/Stock/Products/{await warehouse.IdOfAsync(sku)}/Levels", browser);

        (await events.NextAsync()).ShouldContain("7 pièces");
        await warehouse.SellAsync(sku, 3);
        var told = events.NextAsync();
        told.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await told.WaitAsync(patience, Cancelled)).ShouldContain("4 pièces");
    }

    [Fact]
    public async Task A_list_has_the_levels_of_its_products_by_their_ids_and_marks()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(7);
        var id = await warehouse.IdOfAsync(sku);
        await using var events = await WatchAsync($"/Stock/Levels?ids={id}.x.-1");

        (await events.NextAsync()).ShouldContain($"<span id=\"level-{id}\"");
        await warehouse.SellAsync(sku, 3);
        (await events.NextAsync()).ShouldContain("à commander");
    }

    [Fact]
    public async Task Of_an_unknown_product_there_is_nothing_to_watch()
    {
        using var response = await site.Cast.Employee.GetAsync("/Stock/Products/999999999/Levels");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Events> WatchAsync(string address, Browser? browser = null)
    {
        var response = await (browser ?? site.Cast.Employee).Client.GetAsync(
            new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Events(response, SseParser.Create(await response.Content.ReadAsStreamAsync(Cancelled)).EnumerateAsync(Cancelled).GetAsyncEnumerator(Cancelled));
    }

    private sealed class Events(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public async Task<string> NextAsync()
        {
            (await events.MoveNextAsync()).ShouldBeTrue();
            events.Current.EventType.ShouldBe("update");
            return WebUtility.HtmlDecode(events.Current.Data);
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await events.DisposeAsync();
        }
    }
}
