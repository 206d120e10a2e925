using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// Known partners that have sent nothing this month, by name. An import that failed left nothing behind, so its file is still missing;
/// one that runs has been sent.
/// </summary>
public sealed class ListMissingPartners(KotlineDatabase database, TimeProvider clock)
{
    public async Task<IReadOnlyList<PartnerName>> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        return await ReadAsync(session, Month.Of(CompanyDate.Today(clock)), cancellationToken);
    }

    internal static async Task<IReadOnlyList<PartnerName>> ReadAsync(ReadSession session, Month month, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT p.id, p.name FROM imports.partners p
            WHERE NOT EXISTS (
                SELECT FROM imports.imports i
                WHERE i.partner_id = p.id AND i.state <> 'failed'
                  AND i.received_at >= $1::timestamp AT TIME ZONE '{CompanyDate.TimeZone}'
                  AND i.received_at < $2::timestamp AT TIME ZONE '{CompanyDate.TimeZone}')
            ORDER BY clients.fold(p.name)
            """,
            session.Connection)
        {
            Parameters = { new() { Value = month.FirstDay }, new() { Value = month.FirstDayOfNext } },
        };
        return await ReadNamesAsync(command, cancellationToken);
    }

    internal static async Task<IReadOnlyList<PartnerName>> ReadNamesAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var partners = new List<PartnerName>();
        while (await reader.ReadAsync(cancellationToken))
        {
            partners.Add(new PartnerName(reader.GetInt64(0), reader.GetString(1)));
        }

        return partners;
    }
}
