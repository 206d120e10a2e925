namespace Kotline.Infrastructure.Health;

/// <summary>Codes for what a health check found, used as its result's description. The site puts them into words.</summary>
public static class HealthCodes
{
    public const string Ok = "ok";
    public const string Slow = "slow";
    public const string Missing = "missing";
    public const string Edited = "edited";
    public const string Newer = "newer";
    public const string Absent = "absent";
    public const string Settings = "settings";
    public const string OtherKeys = "other_keys";
    public const string Low = "low";
    public const string Dropped = "dropped";
    public const string NotWritten = "not_written";
    public const string Differs = "differs";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string> { Ok, Slow, Missing, Edited, Newer, Absent, Settings, OtherKeys, Low, Dropped, NotWritten, Differs };
}
