using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Sql;

/// <summary>Every table is kept by the log of changes, or stands here by name with the reason why it isn't.</summary>
public sealed class AuditedTablesTests(DatabaseFixture fixture)
{
    private const string Changes = "record_delete record_insert record_update refuse_truncate";
    private const string Appends = "record_append refuse_change";

    private static readonly Dictionary<string, string> unaudited = new()
    {
        ["accounts.session_uses"] = "when a session was last seen is no fact about anybody's work",
        ["audit.changes"] = "the log itself",
        ["audit.units_of_work"] = "the log itself",
        ["clients.listing"] = "derived from clients by triggers, to be searched",
        ["clients.listing_active"] = "a partition of it",
        ["clients.listing_suspended"] = "a partition of it",
        ["imports.progress"] = "how far a running import is; gone when it ends",
        ["imports.staged_rows"] = "rows on their way; applied, they are logged where they arrive",
        ["public.applied_scripts"] = "written by the migrator before there is a log",
        ["public.key_check"] = "written once, by the first start",
        ["stock.documents"] = "can only grow, and names its unit of work itself",
        ["stock.levels"] = "the sum of the transactions, moved by their trigger alone",
        ["stock.transactions"] = "can only grow, and names its unit of work itself",
        ["stock_turns.bucket_00"] = "has no column: it is there to be locked; 63 more are like it",
        ["system.log"] = "a log of its own, best effort, that proves nothing",
    };

    [Fact]
    public async Task Every_table_is_audited_or_is_on_the_list()
    {
        var triggers = await TriggersAsync();

        triggers.Where(table => table.Value is not (Changes or Appends)).Select(table => table.Key)
            .ShouldBe(unaudited.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_outcome_rows_are_logged_as_appends() =>
        (await TriggersAsync()).Where(table => table.Value == Appends).Select(table => table.Key).ShouldBe(["imports.rows"]);

    [Fact]
    public async Task Every_trigger_of_the_log_is_enabled() => (await LinesAsync(
        "SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'")).ShouldBeEmpty();

    [Fact]
    public async Task Every_audited_table_has_an_identity_that_is_always_generated_as_its_key()
    {
        var audited = (await TriggersAsync()).Where(table => table.Value == Changes).Select(table => table.Key).ToList();

        var identified = await LinesAsync(
            """
            SELECT i.indrelid::regclass::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indisprimary AND i.indnkeyatts = 1 AND a.attname = 'id' AND a.attidentity = 'a' AND a.atttypid = 'bigint'::regtype
            """);

        audited.Except(identified).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_function_that_runs_with_the_owners_rights_pins_its_search_path() => (await LinesAsync(
        """
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND p.proowner = 'kotline_owner'::regrole AND n.nspname !~ '^pg_t'
          AND coalesce(array_to_string(p.proconfig, ';'), '') <> 'search_path=pg_catalog, pg_temp'
        """)).ShouldBeEmpty();

    private async Task<Dictionary<string, string>> TriggersAsync()
    {
        var lines = await LinesAsync(
            """
            SELECT n.nspname || '.' || c.relname || ':' || coalesce(string_agg(t.tgname, ' ' ORDER BY t.tgname COLLATE "C")
                FILTER (WHERE t.tgname ~ '^(record|refuse_change|refuse_truncate)'), '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
            WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_t'
              AND c.relname !~ '^bucket_(?!00$)'
            GROUP BY n.nspname, c.relname
            """);
        return lines.Select(line => line.Split(':')).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    private async Task<List<string>> LinesAsync(string sql)
    {
        await using var command = fixture.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
