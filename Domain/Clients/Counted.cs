namespace Kotline.Domain.Clients;

/// <summary>How often something was counted.</summary>
public readonly record struct Counted<T>(T Of, int Count);
