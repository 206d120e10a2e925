namespace Kotline.Infrastructure.Csv;

/// <summary>An encoding that a file without a byte order mark may have.</summary>
/// <param name="LinesUnexplained">The number of lines that can't be read in this encoding, or make no sense in it.</param>
public sealed record EncodingCandidate(SourceEncoding Encoding, int LinesUnexplained);
