using System.Globalization;
using System.Text;
using Kotline.Domain.Clients;
using LinqToDB.Data;

namespace Kotline.Infrastructure.Clients;

/// <summary>
/// A search as parts of SQL over the listing (sql/014): the partitions, the conditions that the index of terms answers, the conditions on
/// the index that is walked in order, and the order. The SQL consists only of constants; values are passed as parameters.
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

    /// <summary>One table that has all rows of <see cref="Tables"/>.</summary>
    public string Table => Tables.Count == 1 ? Tables[0] : WholeTable;

    public string Key => Search.Sort switch
    {
        ClientSort.Name => "name_key",
        ClientSort.City => "city_key",
        ClientSort.Age => "birth_date",
        ClientSort.Country => "country_code",
        _ => throw new ArgumentOutOfRangeException(nameof(Search)),
    };

    /// <summary>All conditions except the cursor's.</summary>
    public string All => Where(terms, ages);

    /// <summary>The conditions that the index of the sort order can answer itself.</summary>
    public string OnTheWay => Where(country, Search.Sort == ClientSort.Age ? ages : null);

    /// <summary>The conditions that remain to be checked for each row of that index; "true" if there are none.</summary>
    public string Beside => Where(terms, Search.Sort == ClientSort.Age ? null : ages);

    /// <summary>The order in which rows are read: from the cursor on, even if that is backwards.</summary>
    public string Order => Reads(descending: true) ? $"l.{Key} DESC, l.client_id DESC" : $"l.{Key}, l.client_id";

    /// <summary>The condition that rows come after the cursor, in the order of reading.</summary>
    public string FromPlace { get; }

    /// <summary>The values of the parameters in the conditions.</summary>
    public DataParameter[] Parameters => [.. parameters];

    // Written as a range of one value: with an equality, the planner would forget that the index is sorted by the country.
    private static string Country(string code) => $"l.country_code >= {code} AND l.country_code <= {code}";

    private string Behind(ClientCursor cursor) =>
        $"(l.{Key}, l.client_id) {(Reads(descending: true) ? '<' : '>')} ({Add("place_key", cursor.KeyValue)}, {Add("place_client", cursor.ClientId)})";

    // Ascending age is descending birth date.
    private bool Reads(bool descending) =>
        (Search.IsDescending ^ (Search.Sort == ClientSort.Age) ^ (Search.Cursor?.IsBackward ?? false)) == descending;

    private static string Where(params string?[] conditions) =>
        conditions.OfType<string>().ToList() is { Count: > 0 } stated ? string.Join(" AND ", stated) : "true";

    /// <summary>One condition for everything that the index of terms can answer, so that it is searched only once.</summary>
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

    // A text without letters and digits searches for nothing.
    private static bool HasWord(string? words) => words is not null && words.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Lexeme(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>People aged at least n were born n or more years ago; people aged at most n, less than n + 1 years ago.</summary>
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
