using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>The names of the partners that are known, in alphabetical order.</summary>
public sealed class ListPartnerNames(KotlineDatabase database)
{
    private const int NamesMax = 500;

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand("SELECT name FROM imports.partners ORDER BY clients.fold(name), name LIMIT $1", session.Connection)
        {
            Parameters = { new() { Value = NamesMax } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
