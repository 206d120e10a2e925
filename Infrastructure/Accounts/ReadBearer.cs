using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Asks whom a session's ticket stands for, and notes that it was used.</summary>
public sealed class ReadBearer(KotlineDatabase database)
{
    /// <returns>Null when the ticket is unknown, revoked or expired, or its account disabled.</returns>
    public async Task<Bearer?> RunAsync(byte[] ticket, CancellationToken cancellationToken)
    {
        await using var connection = await database.SignIn.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("SELECT account_id, user_name, roles FROM accounts.bearer_of($1)")
                {
                    Parameters = { new() { Value = ticket } },
                },
                new NpgsqlBatchCommand("SELECT accounts.note_use_of($1)") { Parameters = { new() { Value = ticket } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Bearer(
                reader.GetInt64(0),
                reader.GetString(1),
                [.. reader.GetFieldValue<string[]>(2).Select(role => Enum.Parse<Role>(role, ignoreCase: true))])
            : null;
    }
}
