namespace Kotline.Infrastructure.Clients;

/// <summary>What a list of clients can be filtered by.</summary>
/// <param name="Countries">Those that visible clients live in, ISO 3166-1 alpha-2.</param>
/// <param name="Brands">By name.</param>
/// <param name="Partners">By name.</param>
public sealed record ClientChoices(
    IReadOnlyList<string> Countries, IReadOnlyList<ClientChoices.Named> Brands, IReadOnlyList<ClientChoices.Named> Partners)
{
    public sealed record Named(long Id, string Name);
}
