using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Reports;

/// <summary>The list of imports by partner, month and state, and the partners that sent nothing.</summary>
public sealed class ImportListTests(OwnDatabase own) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    // Half past midnight on 1 November in Paris, where it is still October by UTC.
    private static readonly DateTimeOffset now = new(2026, 10, 31, 23, 30, 0, TimeSpan.Zero);

    private readonly TestDatabase database = own.Database;
    private long alpha;
    private long beta;

    public async ValueTask InitializeAsync()
    {
        // Each test starts from two partners of its own: imports are never deleted, so partners of earlier tests are looked past.
        alpha = await AddPartnerAsync("alpha");
        beta = await AddPartnerAsync("Beta");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_latest_received_come_first_with_their_figures()
    {
        var older = await AddAsync(alpha, "done", "2026-10-02T10:00Z", rowsRead: 10, setAside: 3);
        var newer = await AddAsync(alpha, "staging", "2026-10-03T10:00Z");

        var list = await ListAsync(new ImportListQuery(alpha));

        list.Imports.Select(import => import.Id).ShouldBe([newer, older]);
        list.Count.ShouldBe(2);
        (list.HasPrevious, list.HasNext).ShouldBe((false, false));
        list.Imports[0].RowsRead.ShouldBeNull();
        (list.Imports[1].RowsRead, list.Imports[1].Created, list.Imports[1].SetAside).ShouldBe((10, 7, 3));
        list.Partners.Select(partner => partner.Id).ShouldContain(beta);
    }

    [Fact]
    public async Task A_month_is_the_one_in_which_the_file_came_in_by_the_clocks_of_Paris()
    {
        var lastOfOctober = await AddAsync(alpha, "done", "2026-10-31T22:59:59Z");
        var firstOfNovember = await AddAsync(alpha, "done", "2026-10-31T23:00:00Z");

        (await IdsAsync(new ImportListQuery(alpha, Month.Parse("2026-10")))).ShouldBe([lastOfOctober]);
        (await IdsAsync(new ImportListQuery(alpha, Month.Parse("2026-11")))).ShouldBe([firstOfNovember]);
        (await IdsAsync(new ImportListQuery(alpha, Month.Parse("2026-12")))).ShouldBeEmpty();
        var list = await ListAsync(new ImportListQuery());
        list.ThisMonth.ToString().ShouldBe("2026-11");
        list.Months.Take(2).Select(month => month.ToString()).ShouldBe(["2026-11", "2026-10"]);
    }

    [Fact]
    public async Task One_state_can_be_asked_for_and_running_is_both_reading_and_applying()
    {
        var reading = await AddAsync(alpha, "staging", "2026-10-02T10:00Z");
        var applying = await AddAsync(alpha, "staged", "2026-10-02T11:00Z");
        var held = await AddAsync(alpha, "held", "2026-10-02T11:30Z");
        var done = await AddAsync(alpha, "done", "2026-10-02T12:00Z");
        var failed = await AddAsync(alpha, "failed", "2026-10-02T13:00Z");

        (await IdsAsync(new ImportListQuery(alpha, State: ImportListState.Running))).ShouldBe([applying, reading]);
        (await IdsAsync(new ImportListQuery(alpha, State: ImportListState.Held))).ShouldBe([held]);
        (await IdsAsync(new ImportListQuery(alpha, State: ImportListState.Done))).ShouldBe([done]);
        (await IdsAsync(new ImportListQuery(alpha, State: ImportListState.Failed))).ShouldBe([failed]);
    }

    [Theory]
    [InlineData(ImportSort.Received, false)]
    [InlineData(ImportSort.Received, true)]
    [InlineData(ImportSort.ImportDate, false)]
    [InlineData(ImportSort.Partner, true)]
    [InlineData(ImportSort.RowsRead, false)]
    [InlineData(ImportSort.SetAside, true)]
    public async Task Page_by_page_there_and_back_every_import_is_shown_once(ImportSort sort, bool isAscending)
    {
        for (var number = 0; number < (2 * ListImports.RowsMax) + 3; number++)
        {
            await AddAsync(alpha, number % 5 == 0 ? "staging" : "done", $"2026-10-{1 + (number % 9):D2}T10:00Z", rowsRead: 10 + (number % 3), setAside: number % 2);
        }

        var query = new ImportListQuery(alpha, Sort: sort, IsAscending: isAscending);
        var first = await ListAsync(query);
        var second = await ListAsync(query with { After = first.Imports[^1].Id });
        var third = await ListAsync(query with { After = second.Imports[^1].Id });
        var back = await ListAsync(query with { Before = third.Imports[0].Id });
        var start = await ListAsync(query with { Before = back.Imports[0].Id });

        var ids = first.Imports.Concat(second.Imports).Concat(third.Imports).Select(import => import.Id).ToList();
        ids.ShouldBeUnique();
        ids.Count.ShouldBe((2 * ListImports.RowsMax) + 3);
        first.Count.ShouldBe(ids.Count);
        (first.HasPrevious, first.HasNext, third.HasPrevious, third.HasNext).ShouldBe((false, true, true, false));
        back.Imports.ShouldBe(second.Imports);
        (back.HasPrevious, back.HasNext).ShouldBe((true, true));
        start.Imports.ShouldBe(first.Imports);
        (start.HasPrevious, start.HasNext).ShouldBe((false, true));
    }

    [Fact]
    public async Task Partners_are_missing_until_a_file_of_this_month_has_come_and_not_failed()
    {
        await AddAsync(alpha, "done", "2026-10-15T10:00Z");
        await AddAsync(beta, "failed", "2026-10-31T23:10:00Z");
        (await MissingAsync()).ShouldBe(["alpha", "Beta"]);

        await AddAsync(alpha, "held", "2026-10-31T23:15:00Z");
        (await MissingAsync()).ShouldBe(["Beta"]);
        (await ListAsync(new ImportListQuery())).Missing.ShouldContain(partner => partner.Id == beta);

        await AddAsync(beta, "done", "2026-10-31T23:20:00Z");
        (await MissingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_for_a_manager_are_held_and_running_imports_and_open_cases()
    {
        var held = await AddAsync(alpha, "held", "2026-10-15T09:00Z");
        var running = await AddAsync(alpha, "staging", "2026-10-15T10:00Z");
        await AddAsync(alpha, "done", "2026-10-15T11:00Z");
        var readWaiting = new ReadWaiting(database.Database);
        var before = await readWaiting.RunAsync(TestContext.Current.CancellationToken);

        await database.Owner.RunAsync(
            """
            INSERT INTO imports.set_aside_cases (
                partner_id, person_key, birth_date, import_id, line_number, state, closed_at, failures, cells, row_digest)
            SELECT $1, 'person ' || state, '1980-05-01', $2, 2, state, CASE WHEN state <> 'open' THEN now() END,
                '{age:Birthday}', '{}', sha256('')
            FROM unnest('{open,dismissed}'::text[]) state
            """,
            alpha, running);

        var waiting = await readWaiting.RunAsync(TestContext.Current.CancellationToken);
        waiting.OpenCases.ShouldBe(before.OpenCases + 1);
        waiting.Imports[0].ShouldBe(new ReadWaiting.Running(running, "alpha", "list.csv", null));
        waiting.Held[0].ShouldBe(new ReadWaiting.Running(held, "alpha", "list.csv", null));
    }

    private Task<ImportList> ListAsync(ImportListQuery query) =>
        new ListImports(database.Database, new StoppedClock(now)).RunAsync(query, TestContext.Current.CancellationToken);

    private async Task<IEnumerable<long>> IdsAsync(ImportListQuery query) => (await ListAsync(query)).Imports.Select(import => import.Id);

    private async Task<IEnumerable<string>> MissingAsync() =>
        (await new ListMissingPartners(database.Database, new StoppedClock(now)).RunAsync(TestContext.Current.CancellationToken))
            .Where(partner => partner.Id == alpha || partner.Id == beta)
            .Select(partner => partner.Name);

    private async Task<long> AddPartnerAsync(string name)
    {
        // The name is taken by the test before: that partner steps aside.
        await database.Owner.RunAsync("UPDATE imports.partners SET name = 'former ' || id WHERE clients.fold(name) = clients.fold($1)", name);
        return await database.Owner.ReadAsync<long>("INSERT INTO imports.partners (name) VALUES ($1) RETURNING id", name);
    }

    private Task<long> AddAsync(long partner, string state, string receivedAt, int rowsRead = 1, int setAside = 0) =>
        SeededImports.AddAsync(database.Owner, partner, state, receivedAt, rowsRead, setAside);
}
