using System.Text.Json;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Files;

/// <summary>Writes exactly what a checked product file would do, either all of it or nothing (sql/027_product_files.sql).</summary>
public sealed class ApplyProductFile(StockRunner runner)
{
    private sealed record Line(string Sku, JsonElement? Seen, ProductStateJson? Write, long? Location, int? Quantity);

    /// <param name="file">A file that changes something. Its refused and unreadable rows are left out.</param>
    /// <param name="key">1 to 100 characters. The same file under the same key is applied only once, however often
    /// that is requested.</param>
    /// <param name="reason">The reason recorded with the delivery of the opening stock.</param>
    /// <exception cref="UnitOfWorkRefusedException">The actor isn't a storekeeper, or the session has ended.</exception>
    public async Task<ProductFileOutcome> RunAsync(
        Actor actor, CheckedProductFile file, string key, string reason, CancellationToken cancellationToken)
    {
        var rows = file.Plan.Rows.Where(row => row.IsTaken).ToList();
        var lines = JsonSerializer.Serialize(rows.Select(row => LineOf(row, file.Seen)), ProductStateJson.Options);
        try
        {
            var answers = await runner.RunAsync<string>(
                actor,
                "apply product file",
                StockTurns.Of(rows.Select(row => row.Sku)),
                Statement(file.File, key, reason, lines),
                cancellationToken);
            return new ProductFileOutcome.Applied(
                JsonSerializer.Deserialize<ProductFileAnswer>(answers.Single(), ProductStateJson.Options)!);
        }
        catch (PostgresException refusal) when (refusal.SqlState == SqlStates.KeyUsed)
        {
            return new ProductFileOutcome.KeyUsed();
        }
        catch (PostgresException refusal)
            when (refusal.SqlState is SqlStates.UnknownInStock or SqlStates.Retired or SqlStates.MovedMeanwhile)
        {
            return new ProductFileOutcome.ChangedMeanwhile();
        }
    }

    private static Line LineOf(PlannedRow row, IReadOnlyDictionary<string, string> seen)
    {
        JsonElement? before = seen.TryGetValue(row.Sku, out var state) ? JsonSerializer.Deserialize<JsonElement>(state) : null;
        var isWritten = row.Fate == RowFate.Created || row.Changed.Count > 0;
        return new Line(
            row.Sku, before, isWritten ? ProductStateJson.Of(row.After!) : null, row.Opening?.LocationId, row.Opening?.Quantity);
    }

    private static SqlStatement Statement(ProductFile file, string key, string reason, string lines) => SqlStatement.OfFile(
        "stock/apply_product_file.sql",
        DataParameter.Text("key", key),
        DataParameter.VarBinary("sha256", file.Sha256),
        DataParameter.Text("name", file.Name),
        DataParameter.Text("reason", reason),
        DataParameter.BinaryJson("lines", lines));
}
