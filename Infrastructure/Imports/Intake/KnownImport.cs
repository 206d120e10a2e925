namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>An import of the same bytes from the same partner, done, held or running.</summary>
/// <param name="IsHeld">It waits for a manager to accept or drop what it would change.</param>
public sealed record KnownImport(long ImportId, bool IsDone, bool IsHeld, DateTimeOffset ReceivedAt);
