namespace Kotline.Infrastructure.Csv;

/// <summary>What may part the fields of a file.</summary>
public static class Delimiters
{
    /// <summary>Comma, semicolon, tab and vertical bar, the likeliest first.</summary>
    public static IReadOnlyList<char> All { get; } = [',', ';', '\t', '|'];
}
