using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Clients;

/// <summary>One client, with what the reader may see of them.</summary>
/// <param name="StateName">The partners' name for the state or region; null if none has named it.</param>
/// <param name="Age">In full years, today.</param>
/// <param name="ReceivedAt">When the file that last created or updated the client came in.</param>
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
    /// <param name="IsSuspended">Whether the client shares a card with somebody and is hidden from everybody but managers.</param>
    public sealed record Confidential(bool IsSuspended, string CardType, string CardLastFour, long ImportId, string FileName);

    /// <summary>Shows only the id, so that no person is printed by accident.</summary>
    public override string ToString() => $"client {Id}";
}
