namespace Kotline.Web.Tests.Support;

/// <summary>What every table of a database holds, so that before and after can be compared.</summary>
internal static class TableContents
{
    private const string AllTables = """
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_t'
        ORDER BY 1
        """;

    public static Task<IReadOnlyList<string>> NamesAsync(TestDatabase database) => database.LinesAsync(AllTables);

    /// <summary>One line a table: its name, how many rows, and a digest of them all.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database)
    {
        var tables = await NamesAsync(database);
        var lines = await database.LinesAsync(string.Join(" UNION ALL ", tables.Select(table =>
            $"""
            SELECT '{table}: ' || count(*) || ' rows ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C")), '') FROM {table} t
            """)));

        // PostgreSQL reads the largest table first, by figures that change.
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The tables that have a row in which the pattern is found, whatever the column.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(TestDatabase database, string pattern)
    {
        var tables = await NamesAsync(database);
        return await database.LinesAsync(string.Join(" UNION ALL ", tables.Select(table =>
            $"SELECT '{table}' WHERE EXISTS (SELECT FROM {table} t WHERE t::text ~ '{pattern}')")));
    }
}
