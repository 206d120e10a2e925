using Kotline.Infrastructure.Health;
using Kotline.Infrastructure.Stock;
using Kotline.Web.Tests.Stock;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Tests.Health;

public sealed class StockCheckTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private static readonly DateTimeOffset morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_level_that_was_changed_from_outside_is_told_and_how_many_there_are()
    {
        var warehouse = await Warehouse.OpenAsync(own.Database);
        var sku = await warehouse.ProductAsync(10);
        (await CheckAsync(NewCheck(morning))).ShouldSatisfyAllConditions(
            found => found.Status.ShouldBe(HealthStatus.Healthy),
            found => found.Data["transactions"].ShouldBe(1L),
            found => found.Data["verifiedAt"].ShouldBe(morning));

        await own.Database.ExecuteAsync(
            $"""
            ALTER TABLE stock.levels DISABLE TRIGGER refuse_change;
            UPDATE stock.levels SET quantity = 11 WHERE product_id = (SELECT id FROM stock.products WHERE sku = '{sku}');
            ALTER TABLE stock.levels ENABLE TRIGGER refuse_change;
            """);

        (await CheckAsync(NewCheck(morning))).ShouldSatisfyAllConditions(
            found => found.Status.ShouldBe(HealthStatus.Unhealthy),
            found => found.Description.ShouldBe(HealthCodes.Differs),
            found => found.Data["differences"].ShouldBe(1));
    }

    [Fact]
    public async Task What_was_found_is_said_again_for_ten_minutes_and_then_looked_for_anew()
    {
        var clock = new SetClock { Now = morning };
        var check = new StockCheck(new VerifyStock(own.Database.Database), clock);

        (await VerifiedAtAsync(check)).ShouldBe(morning);
        clock.Now = morning + TimeSpan.FromMinutes(9.9);
        (await VerifiedAtAsync(check)).ShouldBe(morning);
        clock.Now = morning + TimeSpan.FromMinutes(10);
        (await VerifiedAtAsync(check)).ShouldBe(clock.Now);
    }

    private StockCheck NewCheck(DateTimeOffset now) => new(new VerifyStock(own.Database.Database), new StoppedClock(now));

    private static async Task<object> VerifiedAtAsync(StockCheck check) => (await CheckAsync(check)).Data["verifiedAt"];

    private static Task<HealthCheckResult> CheckAsync(StockCheck check) =>
        check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
