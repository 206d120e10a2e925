using System.Text;
using Kotline.Bench;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports.Apply;

/// <summary>
/// An import's work grows with its rows, not with their square: PostgreSQL, without figures of the staged rows, once joined a file of 5,000
/// by reading 5,000 rows for each of them. Counted are the rows that the import's own transaction read, not the time.
/// </summary>
public sealed class LinearWorkTests(DatabaseFixture fixture)
{
    private const int RowCount = 2_000;

    // Some thirty statements read the rows of the file, and few of them twice. The square of the rows is 2,000 times their number.
    private const int ReadsPerRowMax = 40;

    [Fact]
    public async Task New_clients_cost_a_few_reads_a_row_in_an_empty_database_and_in_one_that_has_others()
    {
        await using var database = await CountingAsync();

        var first = await database.TakeInAsync(Generated(seed: 1), "Alpha", PartnerFileBuilder.ImportDate);
        var second = await database.TakeInAsync(Generated(seed: 2), "Alpha", PartnerFileBuilder.ImportDate);

        (Created(first), Created(second)).ShouldBe((1_774, 1_777));
        await ShouldBeLinearAsync(database);
    }

    [Fact]
    public async Task Changed_clients_cost_a_few_reads_a_row()
    {
        await using var database = await CountingAsync();

        await database.TakeInAsync(Generated(seed: 1), "Alpha", PartnerFileBuilder.ImportDate);
        var changed = await database.TakeInAsync(
            Generated(seed: 1, emailDomainPrefix: "new."), "Alpha", PartnerFileBuilder.ImportDate, acceptsChanges: true);

        changed.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.Updated.ShouldBe(1_774);
        await ShouldBeLinearAsync(database);
    }

    [Fact]
    public async Task Clients_who_all_drive_the_same_car_cost_no_more()
    {
        await using var database = await CountingAsync();
        await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount));

        var repeated = await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount).Reversed());

        repeated.InShort().ShouldBe("2000 read: 2000 unchanged");
        await ShouldBeLinearAsync(database);
    }

    [Fact]
    public async Task Cases_cost_no_more_of_which_half_are_open_and_half_were_dismissed()
    {
        await using var database = await CountingAsync();
        var minors = new PartnerFileBuilder();
        for (var number = 1; number <= RowCount; number++)
        {
            minors.Person(number, (Birthday, "5/1/2012"));
        }

        await database.TakeInAsync(minors);
        await database.ExecuteAsync("UPDATE imports.set_aside_cases SET state = 'dismissed', closed_at = now() WHERE id % 2 = 0");

        var repeated = await database.TakeInAsync(minors.Reversed());

        repeated.InShort().ShouldBe("2000 read: 2000 set aside (age 2000)");
        await ShouldBeLinearAsync(database);
    }

    [Fact]
    public async Task Names_written_otherwise_cost_no_more_however_many_there_are()
    {
        await using var database = await CountingAsync();
        var misspelt = new PartnerFileBuilder();
        for (var number = 1; number <= RowCount; number++)
        {
            misspelt.Person(number, (Surname, $"Surnamme{number}"));
        }

        await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount), "Alpha");
        await database.TakeInAsync(misspelt, "Beta");
        var again = await database.TakeInAsync(misspelt.Reversed(), "Beta");

        again.InShort().ShouldBe("2000 read: 2000 set aside (identity 2000)");
        await ShouldBeLinearAsync(database, importCount: 3);
    }

    [Fact]
    public async Task Rows_without_a_birth_date_cost_no_more_however_many_there_are()
    {
        await using var database = await CountingAsync();
        var lacking = new PartnerFileBuilder();
        for (var number = 1; number <= RowCount; number += 2)
        {
            lacking.Person(number, (Surname, $"SURNAME{number}"), (Birthday, "")).Person(number + 1);
        }

        await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount), "Alpha");
        var lacked = await database.TakeInAsync(lacking, "Beta");
        var corrected = await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount).Reversed(), "Beta");

        lacked.InShort().ShouldBe("2000 read: 1000 unchanged, 1000 set aside (missing 1000)");
        corrected.InShort().ShouldBe("2000 read: 2000 unchanged");
        (await database.OpenCasesAsync()).ShouldBeEmpty();
        await ShouldBeLinearAsync(database, importCount: 3);
    }

    [Fact]
    public async Task Suspensions_begin_and_end_at_no_more_cost_however_many_there_are()
    {
        await using var database = await CountingAsync();
        var sharing = new PartnerFileBuilder();
        for (var number = 1; number <= RowCount; number++)
        {
            sharing.Person(RowCount + number, (CCNumber, PartnerFileBuilder.CardOf(number)));
        }

        await database.TakeInAsync(new PartnerFileBuilder().People(1, RowCount), "Alpha");
        var shared = await database.TakeInAsync(sharing, "Beta");
        var corrected = await database.TakeInAsync(new PartnerFileBuilder().People(RowCount + 1, 2 * RowCount), "Beta");

        shared.InShort().ShouldBe("2000 read: 2000 set aside (card 2000); 2000 suspended");
        corrected.InShort().ShouldBe("2000 read: 2000 created");
        (await database.SuspendedAsync()).ShouldBeEmpty();
        await ShouldBeLinearAsync(database, importCount: 3);
    }

    /// <summary>
    /// A database that notes, in the transaction of an import and at its end, how many rows of each table it has read so far: temporary
    /// tables are gone afterwards, and what PostgreSQL publishes comes late.
    /// </summary>
    private async Task<TestDatabase> CountingAsync()
    {
        var database = await fixture.NewDatabaseAsync();
        await database.ExecuteAsync("""
            CREATE TABLE public.reads (import_id bigint, table_name text, row_count bigint);
            CREATE FUNCTION public.note_reads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO public.reads
                SELECT NEW.id, relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                UNION ALL
                SELECT NEW.id, 'staged_rows, for the planner', reltuples FROM pg_class WHERE oid = 'imports.staged_rows'::regclass;
                RETURN NULL;
            END $$;
            CREATE TRIGGER note_reads AFTER UPDATE ON imports.imports FOR EACH ROW WHEN (NEW.state = 'done')
                EXECUTE FUNCTION public.note_reads()
            """);
        return database;
    }

    private static async Task ShouldBeLinearAsync(TestDatabase database, int importCount = 2)
    {
        (await database.LinesAsync("SELECT row_count::text FROM public.reads WHERE table_name = 'staged_rows, for the planner'"))
            .ShouldBe(Enumerable.Repeat($"{RowCount}", importCount));
        (await database.ScalarAsync<long>("SELECT count(*) FROM public.reads WHERE table_name = 'judged' AND row_count > 0")).ShouldBe(importCount);
        (await database.LinesAsync($"""
            SELECT concat_ws(' ', 'import', import_id, table_name, row_count) FROM public.reads WHERE row_count > {ReadsPerRowMax * RowCount} ORDER BY 1
            """)).ShouldBeEmpty();
    }

    private static int Created(ImportOutcome outcome) => outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt.Created;

    private static PartnerFile Generated(ulong seed, string emailDomainPrefix = "")
    {
        using var written = new MemoryStream();
        PartnerFileGenerator.Write(written, new PartnerFileShape(RowCount, seed), TestContext.Current.CancellationToken);
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(written.ToArray()).Replace("@", "@" + emailDomainPrefix, StringComparison.Ordinal));
        return new PartnerFile("clients.csv", () => new MemoryStream(bytes, writable: false));
    }
}
