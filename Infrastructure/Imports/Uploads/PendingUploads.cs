using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// The uploads that wait for their senders to confirm them, in this process alone: when it ends, they are gone. Bounded by
/// <see cref="UploadOptions"/>. Safe for use by several threads.
/// </summary>
public sealed class PendingUploads(UploadOptions options, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<UploadPlace> places = [];
    private readonly string folder = options.Folder ?? Path.GetTempPath();

    /// <summary>When an upload that comes now is forgotten.</summary>
    internal DateTimeOffset ExpiryOfNext => clock.GetUtcNow().AddMinutes(options.WaitMinutes);

    /// <summary>A person's uploads, in the order in which they came.</summary>
    public IReadOnlyList<PendingUpload> Of(long accountId)
    {
        lock (gate)
        {
            return [.. places.Where(place => place.AccountId == accountId && IsWaiting(place)).Select(place => place.Waiting!)];
        }
    }

    /// <summary>Frees the uploads that have waited too long.</summary>
    /// <returns>How many.</returns>
    public int Forget()
    {
        lock (gate)
        {
            var expired = places.Where(place => place.Waiting is not null && !IsWaiting(place)).ToList();
            expired.ForEach(Free);
            return expired.Count;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            places.ToList().ForEach(Free);
        }
    }

    /// <exception cref="TooMuchWaitsException">There is no room for a further one.</exception>
    internal UploadPlace Open(long accountId)
    {
        Forget();
        lock (gate)
        {
            if (places.Count >= options.FilesMax || places.Count(place => place.AccountId == accountId) >= options.FilesPerPersonMax)
            {
                throw new TooMuchWaitsException();
            }

            var opened = new UploadPlace(this, accountId, SpoolFile.Create(folder));
            places.Add(opened);
            return opened;
        }
    }

    internal void Grow(UploadPlace grown, int bytes)
    {
        lock (gate)
        {
            if (places.Sum(place => place.Bytes) + bytes > options.BytesMax
                || places.Where(place => place.AccountId == grown.AccountId).Sum(place => place.Bytes) + bytes > options.BytesPerPersonMax)
            {
                throw new TooMuchWaitsException();
            }

            grown.Bytes += bytes;
        }
    }

    /// <summary>From now on the upload waits.</summary>
    internal void Put(UploadPlace place, PendingUpload upload)
    {
        lock (gate)
        {
            place.Waiting = upload;
        }
    }

    /// <returns>False when it doesn't wait any more.</returns>
    internal bool TryReplace(UploadPlace place, PendingUpload upload)
    {
        lock (gate)
        {
            if (!places.Contains(place) || !IsWaiting(place))
            {
                return false;
            }

            place.Waiting = upload;
            return true;
        }
    }

    /// <returns>Null when no such upload of this person's waits.</returns>
    internal (UploadPlace Place, PendingUpload Upload)? Find(long accountId, string id)
    {
        lock (gate)
        {
            return places.Find(place => place.AccountId == accountId && IsWaiting(place) && place.Waiting!.Id == id) is { } found
                ? (found, found.Waiting!)
                : null;
        }
    }

    /// <summary>The same, and it doesn't wait any more: of two who take it, one gets it.</summary>
    internal (UploadPlace Place, PendingUpload Upload)? TakeAny(long accountId, string id)
    {
        lock (gate)
        {
            var found = Find(accountId, id);
            if (found is var (place, _))
            {
                place.Waiting = null;
            }

            return found;
        }
    }

    /// <summary>The same of one that can be imported: what is doubtful waits for its answer.</summary>
    internal (UploadPlace Place, PendingUpload Upload, FileFormat File)? Take(long accountId, string id)
    {
        lock (gate)
        {
            return Find(accountId, id)?.Upload.File is { } file && TakeAny(accountId, id) is var (place, upload) ? (place, upload, file) : null;
        }
    }

    internal void Close(UploadPlace place)
    {
        lock (gate)
        {
            Free(place);
        }
    }

    private void Free(UploadPlace place)
    {
        place.Spool.Dispose();
        places.Remove(place);
    }

    private bool IsWaiting(UploadPlace place) => place.Waiting?.ExpiresAt > clock.GetUtcNow();
}
