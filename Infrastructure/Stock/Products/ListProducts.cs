using Kotline.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>The products with what there is of each, searched, filtered and sorted. All of them are looked at: a company has thousands, not millions.</summary>
public sealed class ListProducts(KotlineDatabase database)
{
    public const int PageSize = 25;

    // $1 words, $2 category, $3 low only, $4 active.
    private const string Found = """
        FROM stock.products p
        LEFT JOIN (SELECT product_id, sum(quantity) AS level FROM stock.levels GROUP BY product_id) v ON v.product_id = p.id
        WHERE ($2 IS NULL OR p.category = $2)
          AND ($4 IS NULL OR p.active = $4)
          AND (NOT $3 OR (p.active AND p.reorder_level > 0 AND coalesce(v.level, 0) <= p.reorder_level))
          AND NOT EXISTS (
              SELECT FROM unnest($1) word WHERE strpos(clients.plain(concat_ws(' ', p.sku, p.name_fr, p.name_en, p.category, (
                  SELECT string_agg(concat_ws(' ', f.brand, f.model), ' ') FROM stock.product_vehicles f WHERE f.product_id = p.id))), clients.plain(word)) = 0)
        """;

    /// <param name="language">"fr" or "en": by which name they are sorted.</param>
    public async Task<ProductList> RunAsync(ProductSearch search, string language, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Employee, cancellationToken);
        var count = await CountAsync(session.Connection, search, cancellationToken);
        var pageCount = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Clamp(search.Page, 1, pageCount);
        return new ProductList(await ReadAsync(session.Connection, search, language, page, cancellationToken), count, page, pageCount);
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, ProductSearch search, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, $"SELECT count(*)::integer {Found}", search);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<ProductLine>> ReadAsync(
        NpgsqlConnection connection, ProductSearch search, string language, int page, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            $"""
            SELECT p.id, p.sku, p.name_fr, p.name_en, p.category, p.unit, p.price, p.reorder_level, p.active, coalesce(v.level, 0)::bigint {Found}
            ORDER BY {Key(search.Sort, language)} {(search.IsDescending ? "DESC" : "ASC")}, p.sku LIMIT {PageSize} OFFSET {(page - 1) * PageSize}
            """,
            search);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var products = new List<ProductLine>();
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(new ProductLine(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetDecimal(6), reader.GetInt32(7), reader.GetBoolean(8), reader.GetInt64(9)));
        }

        return products;
    }

    private static string Key(ProductSort sort, string language) => sort switch
    {
        ProductSort.Name => $"clients.plain(p.name_{(language == "en" ? "en" : "fr")})",
        ProductSort.Category => "clients.plain(p.category)",
        ProductSort.Level => "coalesce(v.level, 0)",
        ProductSort.Price => "p.price",
        _ => "p.sku",
    };

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, ProductSearch search) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = SearchWords.Of(search.Words) },
            new() { Value = (object?)search.Category ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = search.IsLow },
            new() { Value = (object?)search.IsActive ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
        },
    };
}
