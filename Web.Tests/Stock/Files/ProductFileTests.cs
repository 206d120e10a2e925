using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Stock.Files.ProductFiling;

namespace Kotline.Web.Tests.Stock.Files;

/// <summary>What a product file does to the database, once it is confirmed.</summary>
public sealed class ProductFileTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task Nothing_is_written_before_it_is_confirmed()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var sku = NewSku();

        Fates(await filing.ShowAsync(Row(sku))).ShouldBe([RowFate.Created]);

        (await filing.ProductAsync(sku)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Products_are_created_updated_and_left_as_they_are()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (made, changed, same) = (NewSku(), NewSku(), NewSku());
        await filing.ApplyAsync(Row(changed, fits: "Fiat|500|2007-2020; Mini") + Row(same));
        var changes = await own.Database.ScalarAsync<long>("SELECT max(id) FROM audit.changes");

        var answer = await filing.ApplyAsync(
            Row(made, active: "no", fits: "Alfa Romeo") + Row(changed, price: "21", reorder: "", fits: "MINI; Seat|Leon|2005-2012") + Row(same));

        (answer.Created, answer.Updated, answer.Unchanged, answer.DocumentId).ShouldBe((1, 1, 1, null));
        (await filing.ProductAsync(made)).ShouldBe("19.90 5 f Alfa Romeo");
        (await filing.ProductAsync(changed)).ShouldBe("21.00 5 t Mini; Seat|Leon|2005-2012");
        (await filing.ProductAsync(same)).ShouldBe("19.90 5 t Fiat|500|2007-2020");
        (await own.Database.LinesAsync($"""
            SELECT table_name || ' ' || operation || ' ' || count(*) FROM audit.changes
            WHERE id > {changes} AND table_name ~ '^stock' GROUP BY table_name, operation ORDER BY 1
            """)).ShouldBe(
            ["stock.product_files INSERT 1", "stock.product_vehicles DELETE 1", "stock.product_vehicles INSERT 2", "stock.products INSERT 1", "stock.products UPDATE 1"]);
    }

    [Fact]
    public async Task An_opening_stock_comes_in_by_one_delivery()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (here, there) = (await filing.LocationNameAsync(filing.Warehouse.Here), await filing.LocationNameAsync(filing.Warehouse.There));
        var (first, second, none) = (NewSku(), NewSku(), NewSku());

        var answer = await filing.ApplyAsync(
            Row(first, stock: "12", location: here.ToUpperInvariant()) + Row(second, stock: "3", location: there) + Row(none, stock: "0", location: here));

        (await filing.Warehouse.LevelsAsync(first)).ShouldBe((12, 0));
        (await filing.Warehouse.LevelsAsync(second)).ShouldBe((0, 3));
        (await filing.Warehouse.LevelsAsync(none)).ShouldBe((0, 0));
        (await own.Database.LinesAsync($"SELECT concat_ws(', ', kind, reference, reason) FROM stock.documents WHERE id = {answer.DocumentId}"))
            .ShouldBe(["INCOMING, products.csv, opening stock of a test"]);
        await filing.Warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task A_product_that_has_stock_there_gets_no_opening_stock_but_may_elsewhere()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (here, there) = (await filing.LocationNameAsync(filing.Warehouse.Here), await filing.LocationNameAsync(filing.Warehouse.There));
        var sku = await filing.Warehouse.ProductAsync(2);

        var shown = await filing.ShowAsync($"{sku},,,,,,,,,5,{here}\n");
        Fates(shown).ShouldBe([RowFate.Refused]);
        shown.Checked.Plan.Rows[0].Failures.ShouldBe([new RowFailure(ProductColumn.OpeningStock, RowFailure.HasStock)]);
        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.NothingToDo>();

        (await filing.ApplyAsync($"{sku},,,,,,,,,5,{there}\n")).Updated.ShouldBe(1);
        (await filing.Warehouse.LevelsAsync(sku)).ShouldBe((2, 5));
    }

    [Fact]
    public async Task Refused_rows_are_left_out_and_the_others_applied()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (good, twice, nowhere, retired) = (NewSku(), NewSku(), NewSku(), await filing.Warehouse.ProductAsync());
        await own.Database.ExecuteAsync($"UPDATE stock.products SET active = false WHERE sku = '{retired}'");

        var shown = await filing.ShowAsync(
            Row(good) + Row(twice) + Row(twice) + Row(nowhere, stock: "1", location: "nowhere") + $"{retired},,,,,,,,,5,here\n" + "broken,\n");

        Fates(shown).ShouldBe([RowFate.Created, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Unreadable]);
        var answer = (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer;
        (answer.Created, answer.Updated, answer.Unchanged).ShouldBe((1, 0, 0));
        (await filing.ProductAsync(good)).ShouldNotBeEmpty();
        (await filing.ProductAsync(twice)).ShouldBeEmpty();
        (await filing.ProductAsync(nowhere)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Confirmed_twice_it_gets_the_first_answer_again()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (sku, here) = (NewSku(), await filing.LocationNameAsync(filing.Warehouse.Here));
        var shown = await filing.ShowAsync(Row(sku, stock: "4", location: here));

        var first = (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer;
        var again = (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer;

        first.IsRepeat.ShouldBeFalse();
        again.ShouldBe(first with { IsRepeat = true });
        (await filing.Warehouse.LevelsAsync(sku)).ShouldBe((4, 0));
        filing.Pending.Of(Anne).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_confirmations_at_once_one_applies_and_both_get_its_answer()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (sku, here) = (NewSku(), await filing.LocationNameAsync(filing.Warehouse.Here));
        var shown = await filing.ShowAsync(Row(sku, stock: "4", location: here));

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => filing.ConfirmAsync(shown.Id))));

        var answers = both.Select(outcome => outcome.ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer).ToList();
        answers.Count(answer => !answer.IsRepeat).ShouldBe(1);
        answers.Select(answer => answer.DocumentId).Distinct().Count().ShouldBe(1);
        (await filing.Warehouse.LevelsAsync(sku)).ShouldBe((4, 0));
        await filing.Warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task Of_two_files_that_create_the_same_product_the_second_is_shown_anew()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var sku = NewSku();
        var annes = await filing.ShowAsync(Row(sku, price: "1"), Anne);
        var brunos = await filing.ShowAsync(Row(sku, price: "2"), Bruno);

        var both = await Task.WhenAll(
            Task.Run(() => filing.ConfirmAsync(annes.Id, Anne)), Task.Run(() => filing.ConfirmAsync(brunos.Id, Bruno)));

        both.Count(outcome => outcome is ConfirmProductFileOutcome.Applied).ShouldBe(1);
        both.Count(outcome => outcome is ConfirmProductFileOutcome.ShownAnew).ShouldBe(1);
        var late = both[0] is ConfirmProductFileOutcome.ShownAnew ? Anne : Bruno;
        Fates(filing.Pending.Of(late).ShouldNotBeNull()).ShouldBe([RowFate.Updated]);
    }

    public static TheoryData<string> Meanwhile =>
    [
        "UPDATE stock.products SET price = 3 WHERE sku = '{0}'",
        "UPDATE stock.products SET active = false WHERE sku = '{1}'",
        "DELETE FROM stock.product_vehicles WHERE product_id = (SELECT id FROM stock.products WHERE sku = '{0}')",
        "INSERT INTO stock.product_vehicles (product_id, brand) SELECT id, 'Saab' FROM stock.products WHERE sku = '{1}'",
        "INSERT INTO stock.products (sku, name_fr, name_en, category, unit, price) VALUES ('{2}', 'a', 'b', 'c', 'piece', 1)",
        "UPDATE stock.locations SET active = false WHERE id = {3}",
    ];

    [Theory]
    [MemberData(nameof(Meanwhile))]
    public async Task What_changed_since_it_was_shown_is_noticed_and_shown_before_anything_is_written(string change)
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (changed, same, made, here) = (NewSku(), NewSku(), NewSku(), await filing.LocationNameAsync(filing.Warehouse.Here));
        await filing.ApplyAsync(Row(changed) + Row(same));
        var shown = await filing.ShowAsync(Row(changed, price: "25") + Row(same) + Row(made, stock: "4", location: here));
        await own.Database.ExecuteAsync(change.Replace("{0}", changed).Replace("{1}", same).Replace("{2}", made).Replace("{3}", $"{filing.Warehouse.Here}"));
        var before = await filing.ProductAsync(changed);

        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.ShownAnew>();

        (await filing.ProductAsync(changed)).ShouldBe(before);
        var anew = filing.Pending.Of(Anne).ShouldNotBeNull();
        anew.Id.ShouldNotBe(shown.Id);
        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Gone>();
        (await filing.ConfirmAsync(anew.Id)).ShouldBeOfType<ConfirmProductFileOutcome.Applied>();
        (await filing.ProductAsync(changed)).ShouldStartWith("25.00 ");
    }

    [Fact]
    public async Task Stock_that_came_in_since_it_was_shown_is_noticed()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var (sku, here) = (await filing.Warehouse.ProductAsync(), await filing.LocationNameAsync(filing.Warehouse.Here));
        var shown = await filing.ShowAsync($"{sku},,,,,,,,,5,{here}\n");
        await filing.Warehouse.PostAsync(Kotline.Domain.Stock.StockRequest.Add(Warehouse.NewKey(), [filing.Warehouse.Line(sku, 1)]));

        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.ShownAnew>();

        Fates(filing.Pending.Of(Anne)!).ShouldBe([RowFate.Refused]);
        (await filing.Warehouse.LevelsAsync(sku)).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_product_that_got_stock_since_it_was_to_be_retired_stays()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var sku = await filing.Warehouse.ProductAsync();
        var shown = await filing.ShowAsync($"{sku},,,,,,,,no,,\n");
        await filing.Warehouse.PostAsync(Kotline.Domain.Stock.StockRequest.Add(Warehouse.NewKey(), [filing.Warehouse.Line(sku, 1)]));

        (await filing.ConfirmAsync(shown.Id)).ShouldBeOfType<ConfirmProductFileOutcome.ShownAnew>();

        filing.Pending.Of(Anne)!.Checked.Plan.Rows[0].Failures.ShouldBe([new RowFailure(ProductColumn.Active, RowFailure.StockLeft)]);
        (await filing.ProductAsync(sku)).ShouldStartWith("19.90 5 t");
        await filing.Warehouse.SellAsync(sku);
        (await filing.ApplyAsync($"{sku},,,,,,,,no,,\n")).Updated.ShouldBe(1);
        (await filing.ProductAsync(sku)).ShouldStartWith("19.90 5 f");
    }

    [Fact]
    public async Task Sales_and_files_at_the_same_moment_lose_nothing()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var sold = await filing.Warehouse.ProductAsync(20);
        var shown = await filing.ShowAsync($"{sold},,,,,30,,,,,\n" + string.Concat(Enumerable.Range(0, 50).Select(_ => Row(NewSku()))));

        var sales = Enumerable.Range(0, 10).Select(_ => Task.Run(() => filing.Warehouse.SellAsync(sold)));
        var confirmed = Task.Run(() => filing.ConfirmAsync(shown.Id));
        await Task.WhenAll([.. sales, confirmed]);

        (await confirmed).ShouldBeOfType<ConfirmProductFileOutcome.Applied>().Answer.Created.ShouldBe(50);
        (await filing.Warehouse.LevelsAsync(sold)).ShouldBe((10, 0));
        await filing.Warehouse.ShouldAddUpAsync();
    }

    [Fact]
    public async Task An_employee_can_not_apply_one()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var shown = await filing.ShowAsync(Row(NewSku()));
        var employee = await new People(own.Database.Database).SignedInAsync(Kotline.Domain.Accounts.Role.Employee);
        var apply = new ApplyProductFile(new Kotline.Infrastructure.Stock.StockRunner(own.Database.Database, TimeProvider.System));

        await Should.ThrowAsync<UnitOfWorkRefusedException>(() =>
            apply.RunAsync(employee, shown.Checked, shown.Id, "none", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_largest_file_is_applied_in_time()
    {
        var filing = await ProductFiling.OpenAsync(own.Database);
        var here = await filing.LocationNameAsync(filing.Warehouse.Here);
        var rows = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"BIG-{number},a,b,c,piece,1,,,,1,{here}\n"));

        (await filing.ApplyAsync(rows)).Created.ShouldBe(10_000);

        (await own.Database.ScalarAsync<long>("SELECT count(*) FROM stock.levels l JOIN stock.products p ON p.id = l.product_id WHERE p.sku ~ '^BIG-'")).ShouldBe(10_000);
    }
}
