using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Clients;

/// <summary>One client, as far as the reader may know them.</summary>
/// <param name="StateName">What partners call the state or region; null when none has named it.</param>
/// <param name="Age">In full years, today.</param>
/// <param name="ReceivedAt">When the file came in that last created or updated the client.</param>
/// <param name="ForManagers">Null for everybody else.</param>
public sealed record ClientDetails(
    long Id,
    Gender Gender,
    string Title,
    string GivenName,
    string Surname,
    DateOnly BirthDate,
    int Age,
    string EmailAddress,
    string TelephoneNumber,
    string StreetAddress,
    string City,
    string StateCode,
    string? StateName,
    string ZipCode,
    string Country,
    int HeightCm,
    int HeightInches,
    decimal? Pounds,
    decimal? Kilograms,
    decimal? Latitude,
    decimal? Longitude,
    int VehicleYear,
    string VehicleBrand,
    string VehicleModel,
    string Partner,
    DateTimeOffset ReceivedAt,
    ClientDetails.Confidential? ForManagers)
{
    /// <param name="IsSuspended">Shares a card with somebody: hidden from everybody but managers.</param>
    public sealed record Confidential(bool IsSuspended, string CardType, string CardLastFour, long ImportId, string FileName);

    /// <summary>No person is printed by accident.</summary>
    public override string ToString() => $"client {Id}";
}
