using System.Globalization;
using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The files and the process of the private server. initdb creates it, and pg_ctl starts, checks and stops it. The caller holds the start
/// lock. Only <c>pg_ctl status</c> tells whether the server is running, because a signal to another user's process proves nothing.
/// </summary>
internal sealed class Cluster(DataFolder folder, PostgresBinaries binaries)
{
    private const int StartTriesMax = 3;
    private const int LogLinesShown = 12;
    private const string Included = "kotline.conf";

    /// <summary>
    /// How long to wait for a start, which may have to replay the log after a crash. After this time the person is asked to look.
    /// </summary>
    private static readonly TimeSpan startPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan stopPatience = TimeSpan.FromMinutes(2);

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        folder.HasCluster && (await ControlAsync(["status"], cancellationToken)).ExitCode == 0;

    /// <summary>The port on which the running server listens: the fourth line of its postmaster.pid.</summary>
    public int RunningPort() =>
        int.Parse(File.ReadLines(Path.Combine(folder.Cluster, "postmaster.pid")).ElementAt(3), CultureInfo.InvariantCulture);

    /// <summary>Creates the cluster at the first use, in a folder that gets its final name only when the cluster is complete.</summary>
    public async Task CreateIfMissingAsync(Secrets secrets, ServerDurability durability, CancellationToken cancellationToken)
    {
        if (folder.HasCluster)
        {
            return;
        }

        if (Directory.Exists(folder.NewCluster))
        {
            Directory.Delete(folder.NewCluster, recursive: true);
        }

        await MakeOwnFolderAsync(folder.NewCluster, cancellationToken);
        await ServerAccount.RequireAccessAsync(folder.NewCluster, cancellationToken);

        // initdb reads the superuser's password from a file. It accepts a verifier too, so no password is written here.
        var verifier = Path.Combine(folder.Run, "verifier");
        WriteForServer(verifier, ScramVerifier.Of(secrets.PasswordOf(DatabaseLogin.Superuser)) + "\n");
        var made = await ServerAccount.RunAsync(
            binaries.PathOf("initdb"),
            [
                "-D", folder.NewCluster, $"--username={DatabaseLogin.Superuser}", $"--pwfile={verifier}",
                "--auth-local=scram-sha-256", "--auth-host=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--data-checksums", "--no-instructions",
                .. durability == ServerDurability.None ? (string[])["--no-sync"] : [],
            ],
            cancellationToken);
        File.Delete(verifier);
        if (made.ExitCode != 0)
        {
            throw new ServerUnavailableException($"PostgreSQL's initdb could not make {folder.NewCluster}:\n{made.Output}");
        }

        File.AppendAllText(Path.Combine(folder.NewCluster, "postgresql.conf"), $"\ninclude '{Included}'\n");
        Directory.Move(folder.NewCluster, folder.Cluster);
    }

    /// <summary>Starts the server and returns its port.</summary>
    public async Task<int> StartAsync(Secrets secrets, ServerDurability durability, CancellationToken cancellationToken)
    {
        await ServerAccount.RequireAccessAsync(folder.Cluster, cancellationToken);
        for (var tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var port = ServerPort.Choose(folder);
            WriteForServer(Path.Combine(folder.Cluster, "pg_hba.conf"), ServerSettings.HostAccess);
            WriteForServer(
                Path.Combine(folder.Cluster, Included), ServerSettings.Text(folder, port, secrets.LogMark, durability));
            ServerLog.Rotate(folder);

            // This isn't cancelled half-way, because that would leave behind a server that nobody uses.
            var started = await ControlAsync(
                ["start", "-w", "-s", "-t", Seconds(startPatience), "-l", folder.ServerLogFile], CancellationToken.None);
            if (started.ExitCode == 0)
            {
                return port;
            }

            var portWasTaken = !ServerPort.IsFree(port);
            if (!portWasTaken || tries == StartTriesMax || await IsRunningAsync(cancellationToken))
            {
                throw new ServerUnavailableException(
                    $"The private PostgreSQL server did not start. Its log, {folder.ServerLogFile}, ends with:\n"
                    + $"{ServerLog.Tail(folder, LogLinesShown)}\n{started.Output}");
            }
        }
    }

    /// <summary>
    /// Ends the connections and stops the server. If that takes too long, the server is stopped at once, and its next start recovers.
    /// </summary>
    public async Task StopAsync()
    {
        var stopped = await StopAsync("fast");
        if (stopped.ExitCode != 0 && await IsRunningAsync(CancellationToken.None))
        {
            stopped = await StopAsync("immediate");
            if (stopped.ExitCode != 0)
            {
                throw new ServerUnavailableException(
                    $"The private PostgreSQL server of {folder.Root} doesn't stop:\n{stopped.Output}");
            }
        }
    }

    private Task<ProgramResult> StopAsync(string mode) =>
        ControlAsync(["stop", "-m", mode, "-w", "-s", "-t", Seconds(stopPatience)], CancellationToken.None);

    private Task<ProgramResult> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        ServerAccount.RunAsync(binaries.PathOf("pg_ctl"), [.. arguments, "-D", folder.Cluster], cancellationToken);

    private static async Task MakeOwnFolderAsync(string path, CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ServerAccount.MakeFolderAsync("0700", ServerAccount.Name, [path], cancellationToken);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file that the server may read but, under root, not change. Its folder is closed to everyone else.</summary>
    private static void WriteForServer(string path, string text)
    {
        var draft = path + ".new";
        File.WriteAllText(draft, text);
        File.SetUnixFileMode(
            draft, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(draft, path, overwrite: true);
    }

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
