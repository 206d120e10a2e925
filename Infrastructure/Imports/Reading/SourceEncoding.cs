namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>The encodings that partner files are read in.</summary>
public enum SourceEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf32LittleEndian,
    Utf32BigEndian,
    Windows1252,
}
