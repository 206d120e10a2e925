using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>
/// The uploads that wait for their senders to confirm them. They exist only in this process and are lost when it ends.
/// <see cref="UploadOptions"/> bounds them. Safe for use by several threads.
/// </summary>
public sealed class PendingUploads(UploadOptions options, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<UploadPlace> places = [];
    private readonly string folder = options.Folder ?? Path.GetTempPath();

    /// <summary>When an upload that arrives now will be forgotten.</summary>
    internal DateTimeOffset ExpiryOfNext => clock.GetUtcNow().AddMinutes(options.WaitMinutes);

    /// <summary>A person's uploads, in the order of their arrival.</summary>
    public IReadOnlyList<PendingUpload> Of(long accountId)
    {
        lock (gate)
        {
            return [.. places.Where(place => place.AccountId == accountId && IsWaiting(place)).Select(place => place.Waiting!)];
        }
    }

    /// <summary>Frees the uploads that have waited too long.</summary>
    /// <returns>How many were freed.</returns>
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

    /// <exception cref="TooMuchWaitsException">There is no room for another upload.</exception>
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

    /// <summary>Adds an upload, which waits from now on.</summary>
    internal void Put(UploadPlace place, PendingUpload upload)
    {
        lock (gate)
        {
            place.Waiting = upload;
        }
    }

    /// <returns>False when it no longer waits.</returns>
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

    /// <returns>Null when this person has no such upload waiting.</returns>
    internal (UploadPlace Place, PendingUpload Upload)? Find(long accountId, string id)
    {
        lock (gate)
        {
            return places.Find(place => place.AccountId == accountId && IsWaiting(place) && place.Waiting!.Id == id) is { } found
                ? (found, found.Waiting!)
                : null;
        }
    }

    /// <summary>Finds an upload and removes it, so that only one of two simultaneous callers gets it.</summary>
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

    /// <summary>
    /// Like <see cref="TakeAny"/>, but only for an upload that can be imported. A doubtful one keeps waiting for its answer.
    /// </summary>
    internal (UploadPlace Place, PendingUpload Upload, FileFormat File)? Take(long accountId, string id)
    {
        lock (gate)
        {
            return Find(accountId, id)?.Upload.File is { } file && TakeAny(accountId, id) is var (place, upload)
                ? (place, upload, file)
                : null;
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
