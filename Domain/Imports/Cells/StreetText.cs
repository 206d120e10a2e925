namespace Kotline.Domain.Imports.Cells;

/// <summary>The street of an address, which people write on several lines and Kotline keeps on one.</summary>
public static class StreetText
{
    private static readonly string[] lineEnds = ["\r\n", "\n", "\r"];

    public static bool HasLineEnd(string text) => text.AsSpan().ContainsAny('\r', '\n');

    /// <summary>
    /// The lines of the street joined by commas. Blank lines are left out, and a line that ends with a comma gets no second one.
    /// </summary>
    public static string OnOneLine(string text) => !HasLineEnd(text)
        ? text
        : string.Join(", ", text.Split(lineEnds, StringSplitOptions.None).Select(WithoutComma).Where(line => line.Length > 0));

    private static string WithoutComma(string line) => line.Trim().TrimEnd(',').TrimEnd();
}
