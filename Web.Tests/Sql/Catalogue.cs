using Npgsql;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// What PostgreSQL says of itself: its tables with their columns, and its functions. Types have the names of <c>pg_type</c>.
/// </summary>
internal sealed class Catalogue
{
    private const string ReadColumns = """
        SELECT n.nspname || '.' || c.relname, a.attname, t.typname, a.attnotnull, a.attidentity <> '', a.attgenerated <> ''
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT a.attisdropped
        """;

    // What a table function answers: its out columns, or its answer itself as one column of its name.
    private const string ReadFunctions = """
        SELECT n.nspname || '.' || p.proname,
               ARRAY(SELECT t.typname FROM unnest(p.proargtypes) WITH ORDINALITY a (type, place) JOIN pg_type t ON t.oid = a.type
               ORDER BY a.place),
               p.pronargdefaults::int,
               p.proretset,
               r.typname,
               ARRAY(SELECT p.proargnames[a.place] || ' ' || t.typname
                     FROM unnest(p.proallargtypes, p.proargmodes) WITH ORDINALITY a (type, mode, place) JOIN pg_type t ON t.oid = a.type
                     WHERE a.mode IN ('o', 'b', 't')
                     UNION ALL
                     SELECT p.proname || ' ' || r.typname WHERE p.proallargtypes IS NULL)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_type r ON r.oid = p.prorettype
        WHERE p.prokind = 'f'
        """;

    private Catalogue(ILookup<string, Column> columns, ILookup<string, Function> functions)
    {
        Columns = columns;
        Functions = functions;
    }

    public sealed record Column(string Table, string Name, string Type, bool IsNotNull, bool IsIdentity, bool IsGenerated);

    /// <param name="ArgumentsMin">Those without a default.</param>
    public sealed record Function(
        string Name, IReadOnlyList<string> Arguments, int ArgumentsMin, bool IsSet, string Answer, IReadOnlyDictionary<string,
            string> Columns);

    /// <summary>By "schema.table".</summary>
    public ILookup<string, Column> Columns { get; }

    /// <summary>By "schema.function"; more than one where it is overloaded.</summary>
    public ILookup<string, Function> Functions { get; }

    public static async Task<Catalogue> ReadAsync(NpgsqlDataSource owner)
    {
        var columns = await RowsAsync(owner, ReadColumns, row => new Column(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5)));
        var functions = await RowsAsync(owner, ReadFunctions, row =>
        {
            var arguments = row.GetFieldValue<string[]>(1);
            var answered = row.GetFieldValue<string[]>(5).Select(column => column.Split(' ')).ToDictionary(parts => parts[0],
                parts => parts[1]);
            return new Function(row.GetString(0), arguments, arguments.Length - row.GetInt32(2), row.GetBoolean(3), row.GetString(4),
                answered);
        });
        return new Catalogue(columns.ToLookup(column => column.Table), functions.ToLookup(function => function.Name));
    }

    private static async Task<List<T>> RowsAsync<T>(NpgsqlDataSource owner, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
