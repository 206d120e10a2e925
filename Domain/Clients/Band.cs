namespace Kotline.Domain.Clients;

/// <summary>How many values lie in a band of whole numbers.</summary>
/// <param name="From">The lowest value that belongs to it; null when it is open below.</param>
/// <param name="To">The highest value that belongs to it; null when it is open above.</param>
public readonly record struct Band(int? From, int? To, int Count);
