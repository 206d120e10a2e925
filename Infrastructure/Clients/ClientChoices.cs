namespace Kotline.Infrastructure.Clients;

/// <summary>What a list of clients can be filtered by.</summary>
/// <param name="Countries">The countries that visible clients live in, as ISO 3166-1 alpha-2.</param>
/// <param name="Brands">Sorted by name.</param>
/// <param name="Partners">Sorted by name.</param>
public sealed record ClientChoices(
    IReadOnlyList<string> Countries, IReadOnlyList<ClientChoices.Named> Brands, IReadOnlyList<ClientChoices.Named> Partners)
{
    public sealed record Named(long Id, string Name);
}
