using System.Text.Json;
using Kotline.Bench;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>
/// An import whose process is killed is finished or dropped by the next one, and the totals are those of an undisturbed run. The
/// undisturbed run is a twin database that takes in the same files in the same order.
/// </summary>
public sealed class KillTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>
{
    private const int RowCount = 3_000;
    private const int Rounds = 10;
    private const string Partner = "Killed";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    // What the product holds, without what differs by nature: numbers of rows, times, ciphertexts.
    private const string Holdings = """
        SELECT 'client ' || concat_ws('|', c.person_key, c.email, c.phone, c.street_address, c.suspended, d.details_digest, v.year, v.model, b.name, p.name)
        FROM clients.clients c JOIN clients.cards d ON d.id = c.card_id JOIN clients.vehicles v ON v.id = c.vehicle_id
        JOIN clients.brands b ON b.id = v.brand_id JOIN imports.imports i ON i.id = c.import_id JOIN imports.partners p ON p.id = i.partner_id
        UNION ALL SELECT 'card ' || concat_ws('|', details_digest, fingerprint, type, last_four) FROM clients.cards
        UNION ALL SELECT 'vehicle ' || concat_ws('|', b.name, v.model, v.year) FROM clients.vehicles v JOIN clients.brands b ON b.id = v.brand_id
        UNION ALL SELECT 'region ' || concat_ws('|', country_code, code, name) FROM clients.regions
        UNION ALL SELECT 'case ' || concat_ws('|', person_key, state, failures, cells, row_digest) FROM imports.set_aside_cases
        UNION ALL SELECT 'row ' || concat_ws('|', i.file_sha256, r.line_number, r.outcome, r.failures, r.remarks, r.birth_date, r.card_fingerprint)
            FROM imports.rows r JOIN imports.imports i ON i.id = r.import_id
        UNION ALL SELECT 'import ' || concat_ws('|', file_sha256, rows_read, created, updated, unchanged, set_aside, unreadable, now_set_aside, reasons, remarks)
            FROM imports.imports WHERE state = 'done'
        """;

    [Fact]
    public async Task Killed_at_ten_random_points_an_import_ends_with_the_totals_of_an_undisturbed_one()
    {
        await using var product = fixture.Product;
        await using var twin = await fixture.NewTwinAsync();
        var random = new Random(20261121);
        var states = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"round-{round}.csv";
            Write(name, new PartnerFileShape(RowCount, Seed: (ulong)(1_000 + round), SharedCardShare: 0.01));
            var undisturbed = await TakeInUndisturbedAsync(twin, name);

            states.Add(await KillAsync(product, name, round, random));
            var ended = await fixture.CommandLine.RunAsync("import", name, "--partner", Partner, "--import-date", "2026-01-01", "--json");

            ended.ExitCode.ShouldBe(0, ended.Output + ended.Errors);
            Totals(ended.Objects.ShouldHaveSingleItem()).ShouldBe(Totals(undisturbed), $"round {round}, killed when {states[^1]}");
        }

        // Points of all kinds were met: before the import was known, while its rows came in, while they were applied.
        states.ShouldContain("staging", string.Join(", ", states));
        states.ShouldContain("staged", string.Join(", ", states));
        (await product.ScalarAsync<long>(
            "SELECT (SELECT count(*) FROM imports.staged_rows) + (SELECT count(*) FROM imports.progress)")).ShouldBe(0);
        (await product.LinesAsync("SELECT DISTINCT state FROM imports.imports WHERE state NOT IN ('done', 'failed')")).ShouldBeEmpty();
        (await product.ScalarAsync<long>("SELECT count(*) FROM imports.imports WHERE state = 'done'")).ShouldBe(Rounds);
        (await product.ScalarAsync<long>("SELECT count(*) FROM accounts.tickets WHERE kind = 'job' AND revoked_at IS NULL")).ShouldBe(0);
        (await HoldingsAsync(product)).ShouldBe(await HoldingsAsync(twin));
    }

    /// <summary>Starts an import and kills it, for the first round at once, then in turn some moments after a state was seen.</summary>
    /// <returns>The import's state at its death; "unknown" when the database had not heard of it.</returns>
    private async Task<string> KillAsync(TestDatabase product, string name, int round, Random random)
    {
        var awaited = round == 0 ? "unknown" : round % 2 == 1 ? "staging" : "staged";
        var moments = TimeSpan.FromMilliseconds(round == 0 ? random.Next(400) : random.Next(1 + (25 * (round / 2))));
        using var process = fixture.CommandLine.Start("import", name, "--partner", Partner, "--import-date", "2026-01-01", "--json");
        var begun = TimeProvider.System.GetTimestamp();
        while (awaited != "unknown" && !process.HasExited && await StateAsync(product, name) is var state && state != awaited && state != "done")
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(patience);
        }

        // The random point: so many moments later, whatever the import has come to by then.
        using var over = new CancellationTokenSource(moments);
        await process.WaitForExitAsync(over.Token).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        process.Kill();
        await CommandLine.EndAsync(process);
        return await StateAsync(product, name);
    }

    private static async Task<string> StateAsync(TestDatabase product, string name) =>
        (await product.LinesAsync($"SELECT state FROM imports.imports WHERE file_name = '{name}' ORDER BY id DESC LIMIT 1"))
            .FirstOrDefault("unknown");

    private async Task<JsonElement> TakeInUndisturbedAsync(TestDatabase twin, string name)
    {
        var path = Path.Combine(fixture.Files, name);
        var outcome = await twin.TakeInAsync(new PartnerFile(name, () => File.OpenRead(path)), Partner, new DateOnly(2026, 1, 1));
        return JsonSerializer.SerializeToElement(outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt, JsonSerializerOptions.Web);
    }

    private static string Totals(JsonElement receipt) => string.Join(' ', ((string[])
        ["rowsRead", "created", "updated", "unchanged", "setAside", "unreadable", "nowSetAside", "reasons", "remarks"])
        .Select(name => $"{name} {JsonSerializer.Serialize(receipt.GetProperty(name))}"));

    private static Task<string> HoldingsAsync(TestDatabase database) => database.ScalarAsync<string>($"""
        SELECT string_agg(kind || ': ' || held || ' ' || digest, E'\n' ORDER BY kind) FROM (
            SELECT split_part(line, ' ', 1) AS kind, count(*) AS held, md5(string_agg(line, E'\n' ORDER BY line COLLATE "C")) AS digest
            FROM ({Holdings}) h (line) GROUP BY 1) kinds
        """);

    private void Write(string name, PartnerFileShape shape)
    {
        using var file = File.Create(Path.Combine(fixture.Files, name));
        PartnerFileGenerator.Write(file, shape, TestContext.Current.CancellationToken);
    }
}
