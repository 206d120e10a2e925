namespace Kotline.Infrastructure.Csv;

/// <summary>
/// The encodings that partner files are read in. Those after Windows-1252 are used only when a person chooses them, because no byte tells
/// them from it for certain.
/// </summary>
public enum SourceEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf32LittleEndian,
    Utf32BigEndian,
    Windows1252,
    Latin9,
    MacRoman,
    Ibm850,
    Ibm858,
    Ibm437,
}
