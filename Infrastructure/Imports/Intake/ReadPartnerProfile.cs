using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>How a partner's files looked last time.</summary>
internal sealed class ReadPartnerProfile(NpgsqlDataSource web)
{
    /// <returns>null for a partner that isn't known.</returns>
    public async Task<PartnerProfile?> RunAsync(string partnerName, CancellationToken cancellationToken)
    {
        const string read = "SELECT delimiter, date_order, columns, column_names FROM imports.partners WHERE clients.fold(name) = clients.fold($1)";
        await using var session = await ReadSession.BeginAsync(web, DatabaseRole.Manager, cancellationToken);
        await using var command = new NpgsqlCommand(read, session.Connection) { Parameters = { new() { Value = partnerName } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return new PartnerProfile(
            reader.IsDBNull(0) ? null : reader.GetString(0)[0],
            reader.IsDBNull(1) ? null : FormatCodes.ToDateOrder(reader.GetString(1)),
            reader.IsDBNull(2) ? null : reader.GetFieldValue<string[]>(2),
            ColumnNamesJson.Parse(reader.GetString(3)));
    }
}
