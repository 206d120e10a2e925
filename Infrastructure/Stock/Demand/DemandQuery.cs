namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>What demand is asked for.</summary>
/// <param name="Country">Counts the clients of this country alone: ISO 3166-1 alpha-2.</param>
/// <param name="Category">Products of this category alone, as it is spelled.</param>
/// <param name="IsShortOnly">Products alone of which there are fewer than clients.</param>
public sealed record DemandQuery(string? Country = null, string? Category = null, bool IsShortOnly = false);
