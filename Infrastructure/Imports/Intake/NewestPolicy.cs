using Kotline.Domain.Imports;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>The selection policy in force: the last version of it.</summary>
internal static class NewestPolicy
{
    public static async Task<(long Id, SelectionPolicy Policy)> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string newest = "SELECT id, minimum_age, age_limit, height_tolerance_cm FROM imports.selection_policies ORDER BY id DESC LIMIT 1";
        await using var command = new NpgsqlCommand(newest, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), new SelectionPolicy(reader.GetInt16(1), reader.GetInt16(2), reader.GetDecimal(3)));
    }
}
