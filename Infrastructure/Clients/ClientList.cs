namespace Kotline.Infrastructure.Clients;

/// <summary>One page of a list of clients.</summary>
/// <param name="Count">How many clients there are on all pages, but at most <see cref="ListClients.CountMax"/>.</param>
/// <param name="Previous">The place where the previous page ends; null on the first page.</param>
/// <param name="Next">The place where the next page begins; null on the last page.</param>
public sealed record ClientList(
    IReadOnlyList<ClientListItem> Clients, int Count, bool IsCountCapped, ClientCursor? Previous, ClientCursor? Next);

/// <summary>A client as shown in a list.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Age">In full years, today.</param>
public sealed record ClientListItem(
    long Id, string GivenName, string Surname, string City, string Country, int Age, string Vehicle, string EmailAddress, bool IsSuspended);
