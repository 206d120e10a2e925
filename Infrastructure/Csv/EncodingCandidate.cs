namespace Kotline.Infrastructure.Csv;

/// <summary>An encoding that a file without a byte order mark may have.</summary>
/// <param name="LinesUnexplained">Lines that can't be read in it, or make no sense in it.</param>
public sealed record EncodingCandidate(SourceEncoding Encoding, int LinesUnexplained);
