using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Stock.Documents;

[Collection<OneSite>]
public sealed class ReverseDocumentPageTests(SiteFixture site)
{
    [Fact]
    public async Task All_of_a_document_is_taken_back_with_a_reason_once()
    {
        var (warehouse, sku, document) = await SaleAsync(5, 2);
        var key = Warehouse.NewKey();

        using var response = await ReverseAsync(document, "erreur de saisie", key);
        var text = await site.Cast.As(Role.Storekeeper).ReadAsync(response.Headers.Location!.ToString());
        using var twice = await ReverseAsync(document, "erreur de saisie", key);

        text.ShouldContain("Le document est annulé par celui-ci.");
        text.ShouldContain("erreur de saisie");
        twice.Headers.Location.ShouldBe(response.Headers.Location);
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(5);
        using var again = await ReverseAsync(document, "encore");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Browser.TextOfAsync(again)).ShouldContain("Ce document est déjà annulé, ou ne peut pas l’être.");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_taken_back()
    {
        var (warehouse, sku, document) = await SaleAsync(5, 2);
        foreach (var reason in new[] { " ", new string('x', 501) })
        {
            using var response = await ReverseAsync(document, reason);
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Browser.TextOfAsync(response)).ShouldContain("<a href=\"#Reason\">");
        }

        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(3);
    }

    [Fact]
    public async Task A_delivery_that_was_sold_meanwhile_stays_and_one_reads_what_is_left()
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync();
        var delivery = await warehouse.PostedAsync(StockRequest.Add(Warehouse.NewKey(), [warehouse.Line(sku, 5)]));
        (await warehouse.SellAsync(sku, 3)).ShouldBeOfType<StockOutcome.Posted>();

        using var response = await ReverseAsync(delivery, "jamais arrivée");
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await Browser.TextOfAsync(response);
        text.ShouldContain($"il a apporté 5 {sku} à {await warehouse.NameOfAsync(warehouse.Here)}, et il n’y en reste que 2");
        text.ShouldContain("corrigez le stock par un inventaire");
        text.ShouldNotContain("Demandez-en moins");
    }

    [Fact]
    public async Task A_retired_product_is_brought_back_first()
    {
        var (warehouse, sku, document) = await SaleAsync(2, 2);
        var product = await warehouse.IdOfAsync(sku);
        using var retired = await site.Cast.As(Role.Storekeeper).PostAsync($"/Stock/Products/{product}/Retire", $"/Stock/Products/{product}", ("isActive", "false"));

        using var response = await ReverseAsync(document, "rapporté");
        (await Browser.TextOfAsync(response)).ShouldContain($"Le produit {sku} est retiré. Remettez-le d’abord en usage.");
        (await warehouse.LevelsAsync(sku)).Here.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using var response = await site.Cast.As(Role.Storekeeper).GetAsync("/Stock/Documents/999999999/Reverse");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Warehouse Warehouse, string Sku, long Document)> SaleAsync(int stock, int sold)
    {
        var warehouse = await Warehouse.OpenAsync(site.Database.Database);
        var sku = await warehouse.ProductAsync(stock);
        return (warehouse, sku, await warehouse.PostedAsync(StockRequest.Remove(Warehouse.NewKey(), [warehouse.Line(sku, sold)])));
    }

    private Task<HttpResponseMessage> ReverseAsync(long document, string reason, string? key = null) => site.Cast.As(Role.Storekeeper).PostAsync(
        $"/Stock/Documents/{document}/Reverse", "/Stock/Locations", ("Key", key ?? Warehouse.NewKey()), ("Reason", reason));
}
