using System.Data;
using System.Diagnostics;
using System.Globalization;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Tests.Support;
using Npgsql;
using Serilog.Events;

namespace Kotline.Web.Tests.SystemLog;

public sealed class SystemLogSqlTests(DatabaseFixture database)
{
    private static readonly string[] columns =
        ["logged_at", "level", "message_template", "message", "exception", "properties", "trace_id", "span_id", "source", "request_id"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_reach_the_table_as_the_web_login()
    {
        var source = UniqueSource();
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        await using (var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System))
        {
            sink.Attach(database.DataSource("kotline_web"));
            sink.Emit(LogEvents.Of("{Rows} rows\0 of {City}", new FormatException("why"), ("Rows", 3), ("City", "Fécamp"), ("SourceContext", source)));
        }

        await using var reader = await Read("message, exception, properties ->> 'City', level, trace_id, span_id", source);
        (await reader.ReadAsync(Cancellation)).ShouldBeTrue();
        reader.GetString(0).ShouldBe("3 rows\uFFFD of \"Fécamp\"");
        reader.GetString(1).ShouldContain("why");
        reader.GetString(2).ShouldBe("Fécamp");
        reader.GetInt16(3).ShouldBe((short)2);
        reader.GetString(4).ShouldBe(activity.TraceId.ToHexString());
        reader.GetString(5).ShouldBe(activity.SpanId.ToHexString());
    }

    [Fact]
    public async Task More_than_a_batch_arrives_whole_and_in_order()
    {
        var source = UniqueSource();
        await using (var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System))
        {
            sink.Attach(database.DataSource("kotline_web"));
            for (var i = 0; i < 1_750; i++)
            {
                sink.Emit(LogEvents.Of("event {Number}", ("Number", i), ("SourceContext", source)));
            }
        }

        await using var reader = await Read(
            "count(*), bool_and(in_order)",
            source,
            "SELECT (properties ->> 'Number')::int = row_number() OVER (ORDER BY id) - 1 AS in_order FROM system.log WHERE source = $1");
        await reader.ReadAsync(Cancellation);
        reader.GetInt64(0).ShouldBe(1_750);
        reader.GetBoolean(1).ShouldBeTrue();
    }

    [Fact]
    public async Task The_longest_texts_meet_the_checks_of_the_table()
    {
        var source = UniqueSource();
        var properties = Enumerable.Range(0, 50)
            .Select(i => ($"Name{i}", (object?)new string('\u0001', 3_000)))
            .Append(("SourceContext", source));
        await using (var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System))
        {
            sink.Attach(database.DataSource("kotline_web"));
            sink.Emit(
                LogEvents.Of(new string('é', 50_000), new FormatException(string.Concat(Enumerable.Repeat("😀", 25_000))), [.. properties]));
            sink.Emit(LogEvents.Of("numbers {A} {B} {C}", ("A", double.MaxValue), ("B", double.NaN), ("C", decimal.MaxValue), ("SourceContext", source)));
        }

        await using var reader = await Read("count(*)", source);
        await reader.ReadAsync(Cancellation);
        reader.GetInt64(0).ShouldBe(2);
    }

    [Fact]
    public async Task A_row_that_the_table_refuses_is_dropped_alone()
    {
        var source = UniqueSource();
        var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System);
        sink.Attach(database.DataSource("kotline_web"));
        sink.Emit(LogEvents.Of("first", ("SourceContext", source)));
        sink.Emit(LogEvents.Of("impossible", (LogEventLevel)9, ("SourceContext", source)));
        sink.Emit(LogEvents.Of("last", ("SourceContext", source)));
        await sink.DisposeAsync();

        sink.DroppedCount.ShouldBe(1);
        await using var reader = await Read("string_agg(message, ' ' ORDER BY id)", source);
        await reader.ReadAsync(Cancellation);
        reader.GetString(0).ShouldBe("first last");
    }

    // Broken off in the middle of a batch that went row by row, the rows that hadn't had their turn were once lost uncounted.
    [Fact]
    public async Task What_a_broken_off_delivery_leaves_is_dropped_and_counted()
    {
        await using var own = await database.NewDatabaseAsync();
        await own.ExecuteAsync(
            """
            CREATE FUNCTION system.stall() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = 'object_not_in_prerequisite_state'; END $$;
            CREATE TRIGGER stall BEFORE INSERT ON system.log FOR EACH ROW WHEN (NEW.message = 'third') EXECUTE FUNCTION system.stall();
            """);
        var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System);
        sink.Emit(LogEvents.Of("first"));
        sink.Emit(LogEvents.Of("impossible", (LogEventLevel)9));
        foreach (var message in (string[])["third", "fourth", "fifth"])
        {
            sink.Emit(LogEvents.Of(message));
        }

        sink.Attach(own.Database.Web);
        await sink.DisposeAsync();

        (await own.LinesAsync("SELECT message FROM system.log")).ShouldBe(["first"]);
        sink.DroppedCount.ShouldBe(4);
    }

    [Fact]
    public async Task Dropped_events_are_told_once_the_database_is_back()
    {
        await using var reports = database.Owner.CreateCommand(
            "SELECT coalesce(sum((properties ->> 'Count')::bigint), 0) FROM system.log WHERE message_template LIKE '{Count} events were dropped'");
        var before = Convert.ToInt64(await reports.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
        await using (var sink = new SystemLogSink(LogEvents.QuickOptions(queueEventsMax: 10), TimeProvider.System))
        {
            for (var i = 0; i < 25; i++)
            {
                sink.Emit(LogEvents.Of("event {Number}", ("Number", i)));
            }

            sink.Attach(database.DataSource("kotline_web"));
        }

        var after = Convert.ToInt64(await reports.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
        (after - before).ShouldBe(15);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM system.log")]
    [InlineData("UPDATE system.log SET message = ''")]
    [InlineData("DELETE FROM system.log")]
    [InlineData("TRUNCATE system.log")]
    [InlineData(
        """
        INSERT INTO system.log (id, logged_at, level, message_template, message, properties)
        OVERRIDING SYSTEM VALUE VALUES (1, now(), 2, '', '', '{}')
        """)]
    public async Task The_web_login_may_add_lines_and_no_more(string statement)
    {
        await using var command = database.DataSource("kotline_web").CreateCommand(statement);

        var refusal = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("kotline_administrator", true)]
    [InlineData("kotline_employee", false)]
    [InlineData("kotline_manager", false)]
    [InlineData("kotline_storekeeper", false)]
    [InlineData("kotline_auditor", false)]
    [InlineData("kotline_importer", false)]
    [InlineData("kotline_sign_in", false)]
    [InlineData("kotline_log_reader", false)]
    public async Task An_administrator_reads_and_no_other_role_does_anything(string role, bool reads)
    {
        // Asked of the catalogue, because these roles have no login of their own to run a statement with.
        await using var command = database.Owner.CreateCommand(
            """
            SELECT has_any_column_privilege($1, 'system.log', 'SELECT'),
                   has_any_column_privilege($1, 'system.log', 'INSERT, UPDATE, REFERENCES'),
                   has_table_privilege($1, 'system.log', 'DELETE, TRUNCATE, TRIGGER'),
                   has_schema_privilege($1, 'system', 'CREATE')
            """);
        command.Parameters.Add(new() { Value = role });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        await reader.ReadAsync(Cancellation);

        reader.GetBoolean(0).ShouldBe(reads);
        reader.GetBoolean(1).ShouldBeFalse();
        reader.GetBoolean(2).ShouldBeFalse();
        reader.GetBoolean(3).ShouldBeFalse();
    }

    [Fact]
    public async Task The_table_has_the_columns_that_the_sink_writes()
    {
        await using var command = database.Owner.CreateCommand(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = 'system.log'::regclass AND attnum > 1 AND NOT attisdropped ORDER BY attnum");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        List<string> found = [];
        while (await reader.ReadAsync(Cancellation))
        {
            found.Add(reader.GetString(0));
        }

        found.ShouldBe(columns);
    }

    private async Task<NpgsqlDataReader> Read(string what, string source, string rows = "SELECT * FROM system.log WHERE source = $1")
    {
        var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        var command = new NpgsqlCommand($"SELECT {what} FROM ({rows}) AS line", connection) { Parameters = { new() { Value = source } } };
        return await command.ExecuteReaderAsync(CommandBehavior.CloseConnection, Cancellation);
    }

    private static string UniqueSource() => $"Test.{Guid.NewGuid():N}";
}
