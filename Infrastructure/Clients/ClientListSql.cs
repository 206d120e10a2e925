using System.Globalization;
using System.Text.RegularExpressions;
using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// The statements of a list of clients, whose plans were measured (docs/decisions/008). Each returns the sort key, the client and the
/// number of hits. Placeholders in them are filled in by <see cref="ClientConditions"/>.
/// </summary>
internal static partial class ClientListSql
{
    public static string Hits(ClientConditions conditions, int hitsMax, int rows) => Fill("clients/list_hits.sql", blank => blank switch
    {
        "partitions" => string.Join(" UNION ALL ", conditions.Tables.Select(table => HitsOf(table, conditions, hitsMax))),
        _ => Common(blank, conditions, rows),
    });

    public static string Walk(ClientConditions conditions, int rowsWalkedMax, int rows) => Fill("clients/list_walk.sql", blank => blank switch
    {
        "on_the_way" => conditions.OnTheWay,
        "beside" => conditions.Beside,
        "rows_walked_max" => Number(rowsWalkedMax),
        _ => Common(blank, conditions, rows),
    });

    public static string Sort(ClientConditions conditions, int rows) =>
        Fill("clients/list_sort.sql", blank => Common(blank, conditions, rows));

    private static string HitsOf(string table, ClientConditions conditions, int hitsMax) => Fill("clients/list_hits_of_partition.sql", blank => blank switch
    {
        "partition" => table,
        "hits_max" => Number(hitsMax),
        _ => Common(blank, conditions, rows: 0),
    });

    private static string Common(string blank, ClientConditions conditions, int rows) => blank switch
    {
        "key" => conditions.Key,
        "table" => conditions.Table,
        "all" => conditions.All,
        "from_place" => conditions.FromPlace,
        "order" => conditions.Order,
        "rows" => Number(rows),
        _ => throw new ArgumentOutOfRangeException(nameof(blank), blank, "Nothing fills this blank."),
    };

    // A placeholder that a comment mentions isn't replaced.
    private static string Fill(string file, Func<string, string> value) =>
        Blank().Replace(Comment().Replace(SqlFile.Read(file), "").TrimEnd(), blank => value(blank.Groups["name"].Value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^--[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Blank();
}
