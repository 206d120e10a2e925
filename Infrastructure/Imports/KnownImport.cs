namespace Kotline.Infrastructure.Imports;

/// <summary>An import of the same bytes from the same partner, done or running.</summary>
public sealed record KnownImport(long ImportId, bool IsDone, DateTimeOffset ReceivedAt);
