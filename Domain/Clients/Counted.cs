namespace Kotline.Domain.Clients;

/// <summary>A value and how often it was counted.</summary>
public readonly record struct Counted<T>(T Of, int Count);
