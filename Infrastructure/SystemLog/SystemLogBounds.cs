namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// The longest text that each column of <c>system.log</c> takes. Longer texts are cut. The table's CHECKs have the same bounds.
/// </summary>
public static class SystemLogBounds
{
    public const int TemplateCharsMax = 2_000;
    public const int MessageCharsMax = 8_000;
    public const int ExceptionCharsMax = 32_000;
    public const int SourceCharsMax = 256;
    public const int RequestIdCharsMax = 128;

    /// <summary>
    /// The bound on the properties as compact JSON. The CHECK allows twice as much, because jsonb prints a space after
    /// each comma and colon.
    /// </summary>
    public const int PropertiesBytesMax = 32_000;

    /// <summary>The bound on one text inside the properties.</summary>
    public const int PropertyCharsMax = 4_000;
}
