using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>Confirms all of a person's waiting uploads, in the order of their arrival, each in its own unit of work.</summary>
public sealed class ConfirmAllUploads(PendingUploads uploads, ConfirmUpload confirmUpload)
{
    public async Task<IReadOnlyList<ConfirmUpload.Confirmed>> RunAsync(long accountId, Actor actor, CancellationToken cancellationToken)
    {
        var all = new List<ConfirmUpload.Confirmed>();
        foreach (var upload in uploads.Of(accountId))
        {
            if (await confirmUpload.RunAsync(accountId, upload.Id, actor, cancellationToken) is { } confirmed)
            {
                all.Add(confirmed);
            }
        }

        return all;
    }
}
