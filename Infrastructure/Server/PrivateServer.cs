using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// Kotline's own PostgreSQL, in the data folder, which can be reached only from this machine. The site, an import and the tests can use one
/// server at the same time. The first user starts it and the last one stops it.
/// <para>Two locks in run/ prevent races:</para>
/// <code>
/// users.lock  held shared by every process that uses the server, as long as it does
/// start.lock  held alone by whoever starts or stops it
/// an import that ends                      a site that begins at that moment
///   takes start.lock                         waits for start.lock
///   gives up users.lock                        :
///   takes users.lock alone: it is the last     :
///   stops the server                           :
///   gives up both                            takes start.lock, then users.lock shared
///                                            finds nothing running and starts it
/// </code>
/// When a process is killed, its locks are released. The server then keeps running until the next user ends,
/// or until <see cref="StopAsync"/>.
/// </summary>
public sealed class PrivateServer : DatabaseServer
{
    /// <summary>Longer than the limits for a start and a stop, because one of these may hold the lock.</summary>
    private static readonly TimeSpan lockPatience = TimeSpan.FromMinutes(12);

    private readonly Cluster cluster;
    private readonly FolderLock use;
    private readonly bool isTemporary;
    private bool isDisposed;

    private PrivateServer(DataFolder folder, Secrets secrets, int port, Cluster cluster, FolderLock use, bool isTemporary)
    {
        Folder = folder;
        Secrets = secrets;
        Port = port;
        this.cluster = cluster;
        this.use = use;
        this.isTemporary = isTemporary;
    }

    public DataFolder Folder { get; }

    public Secrets Secrets { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>
    /// Uses the server of a data folder. Its cluster is created at the first use, and it is started unless it runs already. Throws
    /// <see cref="ServerUnavailableException"/>, whose message says what to do.
    /// </summary>
    public static Task<PrivateServer> StartAsync(DataFolder folder, Secrets secrets, CancellationToken cancellationToken) =>
        StartAsync(folder, secrets, ServerDurability.Full, isTemporary: false, cancellationToken);

    /// <summary>For tests: starts a server in its own temporary folder. Both disappear when it is disposed of.</summary>
    public static async Task<PrivateServer> StartTemporaryAsync(CancellationToken cancellationToken)
    {
        var folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-").FullName);
        try
        {
            var secrets = await Secrets.OpenAsync(folder, cancellationToken);
            return await StartAsync(folder, secrets, ServerDurability.None, isTemporary: true, cancellationToken);
        }
        catch
        {
            Directory.Delete(folder.Root, recursive: true);
            throw;
        }
    }

    /// <summary>Stops the server of a data folder, even while it is used.</summary>
    public static async Task<StopOutcome> StopAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (!folder.HasCluster)
        {
            return StopOutcome.NothingRan;
        }

        var cluster = new Cluster(folder, PostgresBinaries.Find(folder));
        using var starting = await LockStartAsync(folder, cancellationToken);
        if (!await cluster.IsRunningAsync(cancellationToken))
        {
            return StopOutcome.NothingRan;
        }

        using var alone = FolderLock.TryTake(folder.UsersLock, shared: false);
        await cluster.StopAsync();
        return alone is null ? StopOutcome.StoppedWhileUsed : StopOutcome.Stopped;
    }

    public override NpgsqlConnectionStringBuilder Connection(string login) => Loopback(Port, login, Secrets);

    /// <summary>Stops using the server, and stops the server itself if nobody else uses it. Close the connections first.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        using (await LockStartAsync(Folder, CancellationToken.None))
        {
            await LeaveAsync(cluster, Folder, use);
        }

        if (isTemporary)
        {
            Directory.Delete(Folder.Root, recursive: true);
        }
    }

    private static async Task<PrivateServer> StartAsync(
        DataFolder folder, Secrets secrets, ServerDurability durability, bool isTemporary, CancellationToken cancellationToken)
    {
        await folder.PrepareAsync(cancellationToken);
        var cluster = new Cluster(folder, PostgresBinaries.Find(folder));
        using var starting = await LockStartAsync(folder, cancellationToken);
        var use = await FolderLock.TakeAsync(folder.UsersLock, shared: true, lockPatience, cancellationToken);
        try
        {
            await cluster.CreateIfMissingAsync(secrets, durability, cancellationToken);
            var port = await cluster.IsRunningAsync(cancellationToken)
                ? cluster.RunningPort()
                : await cluster.StartAsync(secrets, durability, cancellationToken);
            var superuser = Loopback(port, DatabaseLogin.Superuser, secrets);
            superuser.Database = "postgres";
            superuser.Pooling = false;
            superuser.ApplicationName = "kotline bootstrap";
            await ClusterBootstrap.RunAsync(superuser, folder, secrets, cancellationToken);
            return new PrivateServer(folder, secrets, port, cluster, use, isTemporary);
        }
        catch
        {
            await LeaveAsync(cluster, folder, use);
            throw;
        }
    }

    /// <summary>Stops using the server, and stops the server itself if this was the last user. The caller holds the start lock.</summary>
    private static async Task LeaveAsync(Cluster cluster, DataFolder folder, FolderLock use)
    {
        use.Dispose();
        using var alone = FolderLock.TryTake(folder.UsersLock, shared: false);
        if (alone is not null && await cluster.IsRunningAsync(CancellationToken.None))
        {
            await cluster.StopAsync();
        }
    }

    private static Task<FolderLock> LockStartAsync(DataFolder folder, CancellationToken cancellationToken) =>
        FolderLock.TakeAsync(folder.StartLock, shared: false, lockPatience, cancellationToken);

    private static NpgsqlConnectionStringBuilder Loopback(int port, string login, Secrets secrets) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Database = Name,
        Username = login,
        Password = secrets.PasswordOf(login),
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };
}
