using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Bench;

/// <summary>
/// A page of the list of clients as the site reads it (session, role, count, page, its clients) beside one statement that reads the same
/// clients as the owner, without count. In turn, so that both meet the machine in the same moments.
/// </summary>
internal static class ClientBenchmark
{
    private const int ClientCountDefault = 1_000_000;
    private const int RoundCountDefault = 40;

    /// <param name="Bare">What follows FROM clients.listing_active l; the same rows in the same order.</param>
    private sealed record Case(string Name, ClientSearch Search, string Bare, DatabaseRole Role = DatabaseRole.Employee)
    {
        public List<double> OperationMs { get; } = [];

        public List<double> BareMs { get; } = [];
    }

    public static async Task RunAsync(Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var bench = await BenchServer.OpenAsync(options.Text("--data"), cancellationToken);
        await using var owner = NpgsqlDataSource.Create(bench.Server.ConnectionString(DatabaseLogin.Owner));
        await FillAsync(owner, options, time, cancellationToken);
        var cases = await CasesAsync(owner, cancellationToken);
        await MeasureAsync(new ListClients(bench.Installation.Database, time), owner, cases, options.Number("--rounds", RoundCountDefault), time, cancellationToken);
        Print(cases);
    }

    private static async Task FillAsync(NpgsqlDataSource owner, Arguments options, TimeProvider time, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        if (await ScalarAsync<long>(owner, "SELECT count(*) FROM (SELECT FROM clients.clients LIMIT 1) one", cancellationToken) == 0)
        {
            await ClientFill.RunAsync(
                owner, options.Number("--clients", ClientCountDefault), options.Number("--seed", 1L), cancellationToken);
        }

        var count = await ScalarAsync<long>(owner, "SELECT count(*) FROM clients.clients", cancellationToken);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} clients, filled in {time.GetElapsedTime(startedAt).TotalSeconds:F0} s"));
    }

    private static async Task<List<Case>> CasesAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var brand = await ScalarAsync<long>(owner, "SELECT id FROM clients.brands WHERE name = 'Renault'", cancellationToken);
        var partner = await ScalarAsync<long>(owner, "SELECT max(id) FROM imports.partners", cancellationToken);
        var middle = await MiddleAsync(owner, cancellationToken);
        var place = $"(l.name_key, l.client_id) > ('{middle.Key}', {middle.ClientId})";
        const string byName = "ORDER BY l.name_key, l.client_id";
        return
        [
            new("everybody, first page", new(), byName),
            new("everybody, in the middle", new(Cursor: middle), $"WHERE {place} {byName}"),
            new("\"le saint etienne\"", new("le saint etienne"), $"WHERE l.terms @@ clients.beginnings('le saint etienne') {byName}"),
            new("\"zacharie veroux\" (rare)", new("zacharie veroux"), $"WHERE l.terms @@ clients.beginnings('zacharie veroux') {byName}"),
            new("\"ma\" (broad)", new("ma"), $"WHERE l.terms @@ clients.beginnings('ma') {byName}"),
            new("\"m\" (half of all)", new("m"), $"WHERE l.terms @@ clients.beginnings('m') {byName}"),
            new("\"ma\", in the middle", new("ma", Cursor: middle), $"WHERE l.terms @@ clients.beginnings('ma') AND {place} {byName}"),
            new("\"saint\" by city (far away)", new("saint", Sort: ClientSort.City), "WHERE l.terms @@ clients.beginnings('saint') ORDER BY l.city_key, l.client_id"),
            new("Italy", new(Country: "IT"), $"WHERE l.terms @@ '''c=IT''' {byName}"),
            new("Renault, women, 30 to 39", new(BrandId: brand, Gender: Gender.Female, AgeFrom: 30, AgeTo: 39),
                $"WHERE l.terms @@ '''b={brand}'' & ''g=female''' AND l.birth_date <= current_date - interval '30 years' AND l.birth_date > current_date - interval '40 years' {byName}"),
            new("a partner, the oldest first", new(PartnerId: partner, Sort: ClientSort.Age, IsDescending: true),
                $"WHERE l.terms @@ '''p={partner}''' ORDER BY l.birth_date, l.client_id"),
            new("\"ma\", as a manager", new("ma"), $"WHERE l.terms @@ clients.beginnings('ma') {byName}", DatabaseRole.Manager),
        ];
    }

    private static async Task<ClientCursor> MiddleAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            "SELECT name_key, client_id FROM clients.listing_active ORDER BY name_key, client_id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM clients.listing_active)");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ClientCursor(ClientSort.Name, reader.GetString(0), reader.GetInt64(1), IsBackward: false);
    }

    private static async Task MeasureAsync(
        ListClients listClients, NpgsqlDataSource owner, List<Case> cases, int roundCount, TimeProvider time, CancellationToken cancellationToken)
    {
        // The first round only warms up.
        for (var round = 0; round <= roundCount; round++)
        {
            foreach (var one in cases)
            {
                var startedAt = time.GetTimestamp();
                await listClients.RunAsync(one.Search, one.Role, cancellationToken);
                var operation = time.GetElapsedTime(startedAt);

                startedAt = time.GetTimestamp();
                await ReadBareAsync(owner, one.Bare, cancellationToken);
                var bare = time.GetElapsedTime(startedAt);
                if (round > 0)
                {
                    one.OperationMs.Add(operation.TotalMilliseconds);
                    one.BareMs.Add(bare.TotalMilliseconds);
                }
            }
        }
    }

    private static async Task ReadBareAsync(NpgsqlDataSource owner, string bare, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            $"""
            SELECT c.id, c.given_name, c.surname, c.city, c.country_code, c.birth_date, v.year, b.name, v.model, c.email
            FROM (SELECT l.client_id, row_number() OVER () AS place FROM (SELECT l.client_id FROM clients.listing_active l {bare} LIMIT {ListClients.PageSize}) l) p
            JOIN clients.clients c ON c.id = p.client_id JOIN clients.vehicles v ON v.id = c.vehicle_id JOIN clients.brands b ON b.id = v.brand_id
            ORDER BY p.place
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reader.GetInt64(0);
        }
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static void Print(List<Case> cases)
    {
        Console.WriteLine("| page of the list | operation p50 | p95 | bare SQL p50 | p95 |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var one in cases)
        {
            var (operation, bare) = (one.OperationMs.Order().ToList(), one.BareMs.Order().ToList());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {Percentile.At(operation, 50):F1} | {Percentile.At(operation, 95):F1} | {Percentile.At(bare, 50):F1} | {Percentile.At(bare, 95):F1} |"));
        }
    }
}
