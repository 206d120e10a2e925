using System.Diagnostics;
using System.Globalization;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Bench.Crash;

/// <summary>A private server of its own with the product's database, that is killed under those who use it and started again.</summary>
public sealed class CrashServer : IAsyncDisposable
{
    private static readonly TimeSpan deathMax = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(5);

    private readonly BenchServer bench;
    private readonly PrivateServer first;
    private PrivateServer? again;

    private CrashServer(BenchServer bench)
    {
        this.bench = bench;
        first = (PrivateServer)bench.Server;
    }

    public KotlineDatabase Database => bench.Installation.Database;

    public string OwnersConnection => bench.Server.ConnectionString(DatabaseLogin.Owner);

    public static async Task<CrashServer> OpenAsync(CancellationToken cancellationToken) =>
        new(await BenchServer.OpenAsync(kept: null, cancellationToken));

    /// <summary>kill -9 of the postmaster and of all that it started, as a machine that runs out of memory does it. Returns when none of
    /// them is left.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        // Every process of a server works in its cluster's folder, and nothing else does. The postmaster goes first: from then on they
        // don't become more. One that it had only just started is found in the next round.
        var postmaster = int.Parse(
            File.ReadLines(Path.Combine(first.Folder.Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var cluster = ProcessTree.FolderOf(postmaster) ?? throw new InvalidOperationException("The server isn't running.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(deathMax);
        Kill(postmaster);
        for (var living = ProcessTree.WorkingIn(cluster); living.Count > 0; living = ProcessTree.WorkingIn(cluster))
        {
            living.ForEach(Kill);
            await Task.Delay(pause, patience.Token);
        }

        // To pg_ctl it runs for as long as its number is taken, also when it is dead and nobody has taken note yet.
        while (ProcessTree.Exists(postmaster))
        {
            await Task.Delay(pause, patience.Token);
        }
    }

    /// <returns>When it answered for the first time, as a timestamp of this clock.</returns>
    public async Task<long> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var starting = PrivateServer.StartAsync(first.Folder, first.Secrets, cancellationToken);
        var answeredAt = await AnswersAtAsync(starting, time, cancellationToken);
        var started = await starting;
        if (again is not null)
        {
            await again.DisposeAsync();
        }

        again = started;
        return answeredAt;
    }

    public async ValueTask DisposeAsync()
    {
        if (again is not null)
        {
            await again.DisposeAsync();
        }

        await bench.DisposeAsync();
    }

    private async Task<long> AnswersAtAsync(Task starting, TimeProvider time, CancellationToken cancellationToken)
    {
        var probe = bench.Server.Connection(DatabaseLogin.Web);
        probe.Pooling = false;
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(probe.ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return time.GetTimestamp();
            }
            catch (NpgsqlException away) when (DatabaseAway.Is(away) && !starting.IsFaulted)
            {
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended by itself when it found the postmaster dead.
        }
    }
}
