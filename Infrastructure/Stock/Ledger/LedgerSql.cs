using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock.Products;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>The ledger as SQL: its entries under a filter, and how a row of them is read.</summary>
internal static class LedgerSql
{
    /// <summary>$1 words, $2 kind, $3 location, $4 product, $5 from, $6 to.</summary>
    public const string Entries = """
        SELECT t.id, t.posted_at, t.kind, p.id, p.sku, p.name_fr, p.name_en, l.name, t.quantity, t.balance_after,
               d.id, d.reference, d.reason, d.actor, EXISTS (SELECT FROM stock.transactions r WHERE r.reverses_id = t.id)
        FROM stock.transactions t
        JOIN stock.documents d ON d.id = t.document_id
        JOIN stock.products p ON p.id = t.product_id
        JOIN stock.locations l ON l.id = t.location_id
        WHERE ($2 IS NULL OR t.kind = $2) AND ($3 IS NULL OR t.location_id = $3) AND ($4 IS NULL OR t.product_id = $4)
          AND ($5 IS NULL OR t.posted_at >= $5) AND ($6 IS NULL OR t.posted_at < $6)
          AND NOT EXISTS (
              SELECT FROM unnest($1) word
              WHERE strpos(clients.plain(concat_ws(' ', p.sku, p.name_fr, p.name_en, d.reference, d.reason, d.actor)), clients.plain(word)) = 0)
        """;

    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, LedgerFilter filter) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = SearchWords.Of(filter.Words) },
            new() { Value = (object?)filter.Kind?.Code() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)filter.LocationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = (object?)filter.ProductId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = (object?)filter.From?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = (object?)filter.To?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    public static LedgerEntry Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), TransactionKindCodes.Parse(reader.GetString(2)), reader.GetInt64(3),
        reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetInt32(8), reader.GetInt32(9),
        reader.GetInt64(10), reader.IsDBNull(11) ? null : reader.GetString(11), reader.IsDBNull(12) ? null : reader.GetString(12),
        reader.GetString(13), reader.GetBoolean(14));
}
