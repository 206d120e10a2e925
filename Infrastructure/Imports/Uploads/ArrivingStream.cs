namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>An upload's bytes as they arrive. Reading them also spools them, so that one pass is enough for both.</summary>
internal sealed class ArrivingStream(Stream arriving, UploadPlace place) : ReadOnlyStream
{
    /// <exception cref="TooMuchWaitsException">There is no room for these bytes.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await arriving.ReadAsync(buffer, cancellationToken);
        if (count == 0)
        {
            await place.Spool.CompleteAsync(cancellationToken);
            return 0;
        }

        place.Grow(count);
        await place.Spool.WriteAsync(buffer[..count], cancellationToken);
        return count;
    }
}
