namespace Kotline.Infrastructure.Database;

/// <summary>What a running process has been given: its connections, and the key that protects what the site hands out.</summary>
/// <param name="Database">Open connections, a pool per login.</param>
/// <param name="DataProtectionKey">32 bytes, kept outside the database, under which its Data Protection keys are encrypted.</param>
public sealed record Installation(KotlineDatabase Database, byte[] DataProtectionKey)
{
    /// <summary>A key stays out of logs and errors.</summary>
    public override string ToString() => nameof(Installation);
}
