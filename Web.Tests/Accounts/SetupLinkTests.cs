using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Accounts;

[Collection<FirstStart>]
public sealed class SetupLinkTests(SiteFixture site)
{
    private readonly string name = $"administrator-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_link_works_once_and_the_actor_is_setup()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await CreateAsync();
        (await RedeemAsync(token, name)).ShouldBe(RedeemSetupLinkOutcome.Created);
        (await RedeemAsync(token, name + "-2")).ShouldBe(RedeemSetupLinkOutcome.LinkNotValid);
        (await CreateAsync()).ShouldBeNull();
        (await site.Database.Owner.ReadAsync<string>(
            """
            SELECT u.actor FROM audit.units_of_work u JOIN audit.changes c ON c.unit_of_work_id = u.id
            WHERE c.table_name = 'accounts.accounts' AND c.operation = 'INSERT' AND c.new_values ->> 'user_name' = $1
            """,
            name)).ShouldBe("setup");
    }

    [Fact]
    public async Task Two_who_redeem_it_at_once_make_one_administrator()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await CreateAsync();
        var outcomes = await Task.WhenAll(RedeemAsync(token, name + "-a"), RedeemAsync(token, name + "-b"));
        outcomes.Order().ShouldBe([RedeemSetupLinkOutcome.Created, RedeemSetupLinkOutcome.LinkNotValid]);
    }

    [Fact]
    public async Task A_newer_link_replaces_an_older_one()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var older = await CreateAsync();
        var newer = await CreateAsync();
        (await RedeemAsync(older, name)).ShouldBe(RedeemSetupLinkOutcome.LinkNotValid);
        (await RedeemAsync(newer, name)).ShouldBe(RedeemSetupLinkOutcome.Created);
    }

    [Fact]
    public async Task After_24_hours_a_link_no_longer_works()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await CreateAsync();
        (await site.Database.Owner.ReadAsync<TimeSpan>(
            "SELECT expires_at - created_at FROM accounts.setup_links ORDER BY id DESC LIMIT 1")).ShouldBe(TimeSpan.FromHours(24));
        await site.Database.Owner.RunAsync("UPDATE accounts.setup_links SET expires_at = now() WHERE used_at IS NULL");
        (await RedeemAsync(token, name)).ShouldBe(RedeemSetupLinkOutcome.LinkNotValid);
    }

    [Fact]
    public async Task A_name_that_is_taken_leaves_the_link_as_it_was()
    {
        await using var first = await NoAdministrator.BeginAsync(site.Database.Owner);
        var token = await CreateAsync();
        var person = await site.People.AddAsync();
        (await RedeemAsync(token, person.UserName)).ShouldBe(RedeemSetupLinkOutcome.NameTaken);
        (await RedeemAsync(token, name)).ShouldBe(RedeemSetupLinkOutcome.Created);
    }

    private Task<string?> CreateAsync() => new CreateSetupLink(site.Database.Database).RunAsync(TestContext.Current.CancellationToken);

    private Task<RedeemSetupLinkOutcome> RedeemAsync(string? token, string userName) => new RedeemSetupLink(site.Database.Database)
        .RunAsync(token, userName, People.Password, requestId: null, address: null, TestContext.Current.CancellationToken);
}
