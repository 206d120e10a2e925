using System.Diagnostics;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The system user that runs PostgreSQL's programs: the current user, or postgres if that is root, which PostgreSQL refuses. The
/// environment is cleaned, so that no PGDATA, PGHOST or secret of ours reaches the server.
/// </summary>
internal static class ServerAccount
{
    public const string Name = "postgres";

    /// <summary>Runs a program to its end as the server's account.</summary>
    public static Task<ProgramResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string[] asServer = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--", program]
            : [program];
        return StartAsync([.. asServer, .. arguments], cancellationToken);
    }

    /// <summary>
    /// Whether the account exists. It doesn't if PostgreSQL was never installed, for example because a server of the company's is used.
    /// </summary>
    public static async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        (await StartAsync(["id", "-u", Name], cancellationToken)).ExitCode == 0
        && (await StartAsync(["getent", "group", Name], cancellationToken)).ExitCode == 0;

    /// <summary>Creates folders, or gives existing ones this mode and owner. Only root can do this.</summary>
    public static async Task MakeFolderAsync(string mode, string owner, string[] paths, CancellationToken cancellationToken)
    {
        var made = await StartAsync(
            ["install", "-d", "-m", mode, "-o", owner, "-g", Name, "--", .. paths], cancellationToken);
        if (made.ExitCode != 0)
        {
            throw new ServerUnavailableException($"The folders {string.Join(", ", paths)} can't be made: {made.Output}");
        }
    }

    /// <summary>
    /// Makes sure that the account can enter a folder that was created for it. If not, the error names the closed parent folder.
    /// </summary>
    public static async Task RequireAccessAsync(string path, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess || (await RunAsync("test", ["-w", path], cancellationToken)).ExitCode == 0)
        {
            return;
        }

        List<string> closed = [];
        for (var parent = Path.GetDirectoryName(Path.GetDirectoryName(path)); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if ((File.GetUnixFileMode(parent) & UnixFileMode.OtherExecute) == 0)
            {
                closed.Add(parent);
            }
        }

        var doors = string.Join(' ', closed.DefaultIfEmpty(path));
        throw new ServerUnavailableException(
            $"""
            PostgreSQL doesn't run as root, and its system user "{Name}" can't enter {doors}, on the way to the data folder.
            Either name a data folder it can reach:   export {DataFolder.Variable}=/var/lib/kotline
            or let it pass through:                   chmod o+x {doors}
            """);
    }

    private static async Task<ProgramResult> StartAsync(string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>A program's exit code and its output, standard output first.</summary>
internal sealed record ProgramResult(int ExitCode, string Output);
