namespace Kotline.Infrastructure.Csv;

/// <summary>The characters that may separate the fields of a file.</summary>
public static class Delimiters
{
    /// <summary>Comma, semicolon, tab and vertical bar, the likeliest first.</summary>
    public static IReadOnlyList<char> All { get; } = [',', ';', '\t', '|'];
}
