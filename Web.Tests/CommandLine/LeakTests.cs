using System.Diagnostics;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using Kotline.Web.Tests.Support;
using Npgsql;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>
/// What Kot-Line did not ask for, and card numbers, reach no disk: not the tables, the write-ahead log, the server's log or a
/// temporary file. Planted values are looked for in the whole data folder while an import runs, after it, and after a kill.
/// </summary>
public sealed class LeakTests : IAsyncLifetime
{
    // Every card of the builder begins so; grouped as people write it, too. No other text has these digits in a row.
    private static readonly string[] forbidden = ["SECRET-", "47162930000", "4716 2930 000", "4716-2930-000", "U0VDUkVU", "5345435245542d", "534543524554"];
    private readonly DataFolder folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-leak-").FullName);
    private readonly string files = Directory.CreateTempSubdirectory("kotline-files-").FullName;
    private CommandLine commandLine = null!;

    public ValueTask InitializeAsync()
    {
        commandLine = new CommandLine(folder, files);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await PrivateServer.StopAsync(folder, CancellationToken.None);
        Directory.Delete(folder.Root, recursive: true);
        Directory.Delete(files, recursive: true);
    }

    [Fact]
    public async Task No_planted_password_national_id_or_card_number_is_found_in_the_data_folder()
    {
        var scan = new FolderScan(forbidden);

        // 1. While an import makes the cluster and runs, and when it has stopped its server.
        Write("first.csv", first: 1, last: 2_000);
        using (var process = Start("first.csv"))
        {
            var ending = CommandLine.EndAsync(process);
            var looks = 0;
            while (!ending.IsCompleted || looks == 0)
            {
                scan.Find(folder.Root).ShouldBeEmpty();
                looks++;
            }

            var ended = await ending;
            ended.ExitCode.ShouldBe(0, ended.Errors);
            looks.ShouldBeGreaterThan(1);
        }

        File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")).ShouldBeFalse("an import leaves no server running");
        scan.Find(folder.Root).ShouldBeEmpty();

        // 2. The search can find: what was wanted is there.
        new FolderScan(["Surname1999"]).Find(folder.Root).ShouldContain(found => found.Contains("/base/"));
        new FolderScan(["Surname1999"]).Find(folder.Root).ShouldContain(found => found.Contains("/pg_wal/"));

        // 3. After a kill in the middle; the server goes on, and is asked to write all it holds.
        Write("second.csv", first: 2_001, last: 6_000);
        await using var server = await PrivateServer.StartAsync(folder, await Secrets.OpenAsync(folder, Cancelled), Cancelled);
        await using var superuser = NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Superuser));
        using (var process = Start("second.csv"))
        {
            await WaitForStagingAsync(superuser, process);
            process.Kill();
            await CommandLine.EndAsync(process);
        }

        scan.Find(folder.Root).ShouldBeEmpty();
        await ExecuteAsync(superuser, "CHECKPOINT");
        scan.Find(folder.Root).ShouldBeEmpty();

        // 4. And when it has been taken in after all. Compressed values can't be read off a file: they are asked of the server.
        using (var process = Start("second.csv"))
        {
            (await CommandLine.EndAsync(process)).ExitCode.ShouldBe(0);
        }

        await ExecuteAsync(superuser, "CHECKPOINT");
        scan.Find(folder.Root).ShouldBeEmpty();
        (await TablesWithAsync(superuser, string.Join('|', forbidden))).ShouldBeEmpty();
        (await TablesWithAsync(superuser, "Surname5999")).ShouldContain("clients.clients");
        scan.FilesRead.ShouldBeGreaterThan(1_000);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Process Start(string name) =>
        commandLine.Start("import", Path.Combine(files, name), "--partner", "Leak", "--import-date", "2026-01-01", "--json");

    /// <summary>People of every outcome: accepted, set aside by each rule, unreadable with secrets in the broken row.</summary>
    private void Write(string name, int first, int last)
    {
        var file = new PartnerFileBuilder();
        for (var number = first; number <= last; number++)
        {
            _ = (number % 50) switch
            {
                1 => file.Person(number, (Birthday, "5/1/2012")),
                2 => file.Person(number, (City, "")),
                3 => file.Person(number, (Centimeters, "190")),
                4 => file.Person(number, (CCNumber, PartnerFileBuilder.CardOf(number + 1))),
                6 => file.Person(
                    number, (CCNumber, string.Join(' ', PartnerFileBuilder.CardOf(number).Chunk(4).Select(digits => new string(digits))))),
                7 => file.Person(number, (CCNumber, PartnerFileBuilder.CardOf(number) + "X")),
                8 => file.Line($"broken,SECRET-pw-{number},{PartnerFileBuilder.CardOf(number)}"),
                9 => file.Line($"{number},\"SECRET-nid-{number} that nobody closed,{PartnerFileBuilder.CardOf(number)}"),
                _ => file.Person(number),
            };
        }

        File.WriteAllText(Path.Combine(files, name), file.Text);
    }

    private static async Task WaitForStagingAsync(NpgsqlDataSource superuser, Process process)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var command = superuser.CreateCommand("SELECT EXISTS (SELECT FROM imports.imports WHERE file_name = 'second.csv')");
        while (!process.HasExited && await command.ExecuteScalarAsync(Cancelled) is false)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        }
    }

    private static async Task<IReadOnlyList<string>> TablesWithAsync(NpgsqlDataSource superuser, string pattern)
    {
        var found = new List<string>();
        foreach (var table in (string[])["clients.clients", "clients.cards", "imports.set_aside_cases", "imports.rows", "imports.imports",
            "imports.partners", "imports.staged_rows", "audit.changes", "audit.units_of_work", "accounts.tickets", "system.log"])
        {
            await using var command = superuser.CreateCommand($"SELECT EXISTS (SELECT FROM {table} t WHERE t::text ~ '{pattern}')");
            if (await command.ExecuteScalarAsync(Cancelled) is true)
            {
                found.Add(table);
            }
        }

        return found;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource superuser, string sql)
    {
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }
}
