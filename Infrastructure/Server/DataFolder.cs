namespace Kotline.Infrastructure.Server;

/// <summary>
/// The folder that holds everything that Kotline keeps on this machine: <c>KOTLINE_DATA</c>, or <c>.data/</c>.
/// <code>
/// postgres/  the cluster            run/   socket, port, locks     log/  the server's log
/// keys/      secrets.json           tmp/   temporary files
/// </code>
/// Only its owner can enter it (0700). Under root the server runs as the system user postgres. Then the folder has mode 0710 and group
/// postgres, so that the server can pass through it to postgres/, run/ and log/, which it owns. keys/ and tmp/ stay root's, out of the
/// server's reach. If that user doesn't exist, no private server can be started, and only root can enter the folder.
/// </summary>
public sealed class DataFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "KOTLINE_DATA";

    private const string DefaultName = ".data";

    private DataFolder(string root) => Root = root;

    /// <summary>The folder that <see cref="Variable"/> names, or .data/ in the current directory.</summary>
    public static DataFolder FromEnvironment() =>
        At(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : DefaultName);

    public static DataFolder At(string path) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    public string Root { get; }

    public string Cluster => Path.Combine(Root, "postgres");

    public string Run => Path.Combine(Root, "run");

    public string Log => Path.Combine(Root, "log");

    public string Keys => Path.Combine(Root, "keys");

    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>Where the server writes its log; see <see cref="ServerLog"/>.</summary>
    public string ServerLogFile => Path.Combine(Log, "server.log");

    /// <summary>A new cluster is created here and then renamed, so that <see cref="Cluster"/> is either complete or absent.</summary>
    internal string NewCluster => Path.Combine(Root, "postgres.new");

    internal string StartLock => Path.Combine(Run, "start.lock");

    internal string UsersLock => Path.Combine(Run, "users.lock");

    internal string PortFile => Path.Combine(Run, "port");

    /// <summary>Whether a cluster was created here.</summary>
    public bool HasCluster => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    /// <summary>Creates what is missing of the folder, and sets its permissions. Safe to repeat.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        RefuseOddName();
        RefuseForeignFolder();
        try
        {
            if (Environment.IsPrivilegedProcess && await ServerAccount.ExistsAsync(cancellationToken))
            {
                await ServerAccount.MakeFolderAsync("0710", "root", [Root], cancellationToken);
                await ServerAccount.MakeFolderAsync("0700", ServerAccount.Name, [Run, Log], cancellationToken);
                await ServerAccount.MakeFolderAsync("0700", "root", [Keys, Temporary], cancellationToken);
                return;
            }

            foreach (var path in (string[])[Root, Run, Log, Keys, Temporary])
            {
                Directory.CreateDirectory(path);
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new ServerUnavailableException(
                $"The data folder {Root} belongs to another user. Use it as the user who made it, or name another with {Variable}.",
                denied);
        }
    }

    /// <summary>pg_ctl passes the path to a shell in double quotes, where these characters have a meaning.</summary>
    private void RefuseOddName()
    {
        if (Root.AsSpan().ContainsAny(['"', '\\', '$', '`', '\n']))
        {
            throw new ServerUnavailableException(
                $"PostgreSQL can't live in {Root}: the path holds one of \" \\ $ ` or a line end. Name another folder with {Variable}.");
        }
    }

    /// <summary>Permissions are changed only on our own folders: KOTLINE_DATA=/var must not lock the machine's users out of /var.</summary>
    private void RefuseForeignFolder()
    {
        string[] ours = [Cluster, NewCluster, Run, Log, Keys, Temporary];
        try
        {
            if (Directory.Exists(Root) && !File.Exists(StartLock) && Directory.EnumerateFileSystemEntries(Root).Except(ours).Any())
            {
                throw new ServerUnavailableException(
                    $"{Root} holds files that are not Kotline's. Name a new or empty folder with {Variable}.");
            }
        }
        catch (UnauthorizedAccessException)
        {
            // The folder belongs to someone else, which PrepareAsync will report.
        }
    }
}
