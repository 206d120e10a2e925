using System.Runtime.InteropServices;

namespace Kotline.Infrastructure.Csv;

/// <summary>A file's first bytes, as received, and their encoding. The file's columns are found from them.</summary>
internal sealed record FileSample(SourceEncoding Encoding, ReadOnlyMemory<byte> Bytes)
{
    /// <param name="source">At its start.</param>
    public static async Task<FileSample> ReadAsync(
        Stream source, SourceEncoding encoding, ReadingOptions options, CancellationToken cancellationToken)
    {
        var bytes = new byte[options.SampleBytes];
        var count = await source.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return new FileSample(encoding, bytes.AsMemory(0, count));
    }

    /// <summary>The sample's records. The last one may be cut off.</summary>
    public RecordStream Open(char delimiter, int? expectedFieldCount, ReadingOptions options) =>
        RecordStream.Over(OpenBytes(), Encoding, delimiter, expectedFieldCount, options);

    public Stream OpenAsUtf8() => Encoding.ToUtf8(OpenBytes());

    private MemoryStream OpenBytes()
    {
        MemoryMarshal.TryGetArray(Bytes, out var bytes);
        return new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
    }
}
