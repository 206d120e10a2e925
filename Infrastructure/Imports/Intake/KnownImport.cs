namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>An import of the same bytes from the same partner, which is done, held or running.</summary>
/// <param name="IsHeld">Whether it waits for a manager to accept or drop its changes.</param>
public sealed record KnownImport(long ImportId, bool IsDone, bool IsHeld, DateTimeOffset ReceivedAt);
