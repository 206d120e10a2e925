using System.Globalization;
using System.Text;
using Kotline.Domain.Clients;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A search as SQL over the listing (sql/014): its partitions, what the terms' index answers, what narrows the order that is walked, and
/// the order. Values go along as parameters; the SQL is made of constants alone.
/// </summary>
internal sealed class ClientConditions
{
    public const string WholeTable = "clients.listing";
    public const string ActiveTable = "clients.listing_active";
    private const int AgeMax = 150;
    private const string SuspendedTable = "clients.listing_suspended";

    private readonly List<DataParameter> parameters = [];
    private readonly string? terms;
    private readonly string? ages;
    private readonly string? country;

    public ClientConditions(ClientSearch search, bool seesSuspended, DateOnly today)
    {
        Search = search;
        Tables = !seesSuspended || search.Suspended == false ? [ActiveTable]
            : search.Suspended == true ? [SuspendedTable] : [ActiveTable, SuspendedTable];
        terms = Terms(search);
        ages = Ages(search, today);
        country = search.Country is null || search.Sort != ClientSort.Country ? null : Country(Add("country", search.Country));
        FromPlace = search.Cursor is null ? "true" : Behind(search.Cursor);
    }

    public ClientSearch Search { get; }

    public IReadOnlyList<string> Tables { get; }

    /// <summary>All of <see cref="Tables"/> in one.</summary>
    public string Table => Tables.Count == 1 ? Tables[0] : WholeTable;

    public string Key => Search.Sort switch
    {
        ClientSort.Name => "name_key",
        ClientSort.City => "city_key",
        ClientSort.Age => "birth_date",
        ClientSort.Country => "country_code",
        _ => throw new ArgumentOutOfRangeException(nameof(Search)),
    };

    /// <summary>All conditions but the place.</summary>
    public string All => Where(terms, ages);

    /// <summary>What the index of the order itself can be narrowed by.</summary>
    public string OnTheWay => Where(country, Search.Sort == ClientSort.Age ? ages : null);

    /// <summary>What remains to be looked at in each row on the way; "true" when nothing does.</summary>
    public string Beside => Where(terms, Search.Sort == ClientSort.Age ? null : ages);

    /// <summary>The order in which rows are read: from the place on, also when that is backwards.</summary>
    public string Order => Reads(descending: true) ? $"l.{Key} DESC, l.client_id DESC" : $"l.{Key}, l.client_id";

    /// <summary>Behind the cursor, in the order of reading.</summary>
    public string FromPlace { get; }

    /// <summary>The values that the conditions name.</summary>
    public DataParameter[] Parameters => [.. parameters];

    // A range of one: told that they are equal, the planner forgets that the index is sorted by it.
    private static string Country(string code) => $"l.country_code >= {code} AND l.country_code <= {code}";

    private string Behind(ClientCursor cursor) =>
        $"(l.{Key}, l.client_id) {(Reads(descending: true) ? '<' : '>')} ({Add("place_key", cursor.KeyValue)}, {Add("place_client", cursor.ClientId)})";

    // The youngest is born last.
    private bool Reads(bool descending) =>
        (Search.IsDescending ^ (Search.Sort == ClientSort.Age) ^ (Search.Cursor?.IsBackward ?? false)) == descending;

    private static string Where(params string?[] conditions) =>
        conditions.OfType<string>().ToList() is { Count: > 0 } stated ? string.Join(" AND ", stated) : "true";

    /// <summary>One condition for everything that the terms' index knows, so that it is asked once.</summary>
    private string? Terms(ClientSearch search)
    {
        string?[] filters =
        [
            search.Country is { } code ? Lexeme("c=" + code) : null,
            search.Gender is { } gender ? Lexeme(gender == Gender.Female ? "g=female" : "g=male") : null,
            search.BrandId is { } brand ? Lexeme(string.Create(CultureInfo.InvariantCulture, $"b={brand}")) : null,
            search.PartnerId is { } partner ? Lexeme(string.Create(CultureInfo.InvariantCulture, $"p={partner}")) : null,
        ];
        var filter = string.Join(" & ", filters.OfType<string>());
        string?[] queries =
        [
            HasWord(search.Words) ? $"clients.beginnings({Add("words", search.Words!)})" : null,
            filter.Length > 0 ? $"{Add("filter", filter)}::tsquery" : null,
        ];
        return queries.All(query => query is null) ? null : $"l.terms @@ ({string.Join(" && ", queries.OfType<string>())})";
    }

    // What has neither letter nor digit asks for nothing.
    private static bool HasWord(string? words) => words is not null && words.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Lexeme(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Whoever is at least n was born n years ago or before; whoever is at most n, less than n + 1 years ago.</summary>
    private string? Ages(ClientSearch search, DateOnly today)
    {
        var from = search.AgeFrom is { } youngest
            ? $"l.birth_date <= {Add("born_until", today.AddYears(-Math.Clamp(youngest, 0, AgeMax)))}"
            : null;
        var to = search.AgeTo is { } oldest
            ? $"l.birth_date > {Add("born_after", today.AddYears(-Math.Clamp(oldest, 0, AgeMax) - 1))}"
            : null;
        return from is null && to is null ? null : Where(from, to);
    }

    private string Add(string name, object value)
    {
        parameters.Add(value is string text ? DataParameter.Text(name, text) : new DataParameter(name, value));
        return $"@{name}";
    }
}
