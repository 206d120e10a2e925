namespace Kotline.Infrastructure.Server;

/// <summary>
/// A lock between processes, held on a file by flock(2), which is how .NET implements FileShare on Linux. The system releases it when the
/// process dies, however it dies. The file is never deleted, because two processes could then lock two different files of the same name.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const int WouldBlock = 11;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(40);
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or returns null if another holder excludes that.</summary>
    public static FolderLock? TryTake(string path, bool shared)
    {
        try
        {
            return new FolderLock(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = shared ? FileShare.ReadWrite : FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException taken) when (taken.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting at most <paramref name="patience"/> for its holders.</summary>
    public static async Task<FolderLock> TakeAsync(string path, bool shared, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryTake(path, shared) is { } taken)
            {
                return taken;
            }

            if (TimeProvider.System.GetElapsedTime(begun) > patience)
            {
                throw new ServerUnavailableException(
                    $"Another process has held {path} for more than {patience.TotalSeconds:0} s. Is one stuck? `fuser {path}` names it.");
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    public void Dispose() => file.Dispose();
}
