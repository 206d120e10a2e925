using System.Text.Json;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Whether a file was applied under a key before.</summary>
public sealed class FindProductFile(KotlineDatabase database)
{
    /// <returns>The SHA-256 of its bytes, and the first answer again; null when the key wasn't used for a file.</returns>
    public async Task<(byte[] Sha256, ProductFileAnswer Answer)?> RunAsync(string key, CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Storekeeper, cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT f.digest, stock.product_file_answer(f, true)::text FROM stock.product_files f WHERE f.idempotency_key = $1", session.Connection)
        {
            Parameters = { new() { Value = key } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetFieldValue<byte[]>(0), JsonSerializer.Deserialize<ProductFileAnswer>(reader.GetString(1), ProductStateJson.Options)!)
            : null;
    }
}
