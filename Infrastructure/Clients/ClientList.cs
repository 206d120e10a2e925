namespace Kotline.Infrastructure.Clients;

/// <summary>One page of a list of clients.</summary>
/// <param name="Count">How many there are on all pages; <see cref="ListClients.CountMax"/> when there are more than that.</param>
/// <param name="Previous">Where the page before this one ends; null on the first page.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ClientList(
    IReadOnlyList<ClientListItem> Clients, int Count, bool IsCountCapped, ClientCursor? Previous, ClientCursor? Next);

/// <summary>A client as a list shows them.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Age">In full years, today.</param>
public sealed record ClientListItem(
    long Id, string GivenName, string Surname, string City, string Country, int Age, string Vehicle, string EmailAddress, bool IsSuspended);
