namespace Kotline.Infrastructure.Stock.Demand;

/// <summary>Which demand to read.</summary>
/// <param name="Country">Counts only the clients of this country, given as ISO 3166-1 alpha-2.</param>
/// <param name="Category">Only products of this category, in its exact spelling.</param>
/// <param name="IsShortOnly">Only products of which there are fewer pieces than clients.</param>
public sealed record DemandQuery(string? Country = null, string? Category = null, bool IsShortOnly = false);
