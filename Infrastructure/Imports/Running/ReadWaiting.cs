using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>What waits for a manager: cases to be treated, and the imports that are held or run, the latest first.</summary>
public sealed class ReadWaiting(KotlineDatabase database)
{
    private const int ImportsMax = 20;

    /// <param name="OpenCases">Set-aside cases that nobody has decided on.</param>
    /// <param name="Imports">Those that run.</param>
    /// <param name="Held">Those that would change too much, until a manager accepts or drops them.</param>
    public sealed record Waiting(long OpenCases, IReadOnlyList<Running> Imports, IReadOnlyList<Running> Held);

    /// <param name="RowsDone">null until something is known.</param>
    public sealed record Running(long Id, string Partner, string FileName, int? RowsDone);

    public async Task<Waiting> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return new Waiting(
            await CountOpenAsync(session, cancellationToken),
            await ReadImportsAsync(session, ["staging", "staged"], cancellationToken),
            await ReadImportsAsync(session, ["held"], cancellationToken));
    }

    private static async Task<long> CountOpenAsync(ReadSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM imports.set_aside_cases WHERE state = 'open'", session.Connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<List<Running>> ReadImportsAsync(ReadSession session, string[] states, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT i.id, p.name, i.file_name, g.rows_done
            FROM imports.imports i
            JOIN imports.partners p ON p.id = i.partner_id
            LEFT JOIN imports.progress g ON g.import_id = i.id
            WHERE i.state = ANY ($1)
            ORDER BY i.id DESC LIMIT $2
            """,
            session.Connection)
        {
            Parameters = { new() { Value = states }, new() { Value = ImportsMax } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var running = new List<Running>();
        while (await reader.ReadAsync(cancellationToken))
        {
            running.Add(new Running(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<int?>(3)));
        }

        return running;
    }
}
