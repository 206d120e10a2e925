using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Clients;

/// <summary>One client, with what the reader may see of them.</summary>
public sealed record ClientDetails
{
    public required long Id { get; init; }

    public required Gender Gender { get; init; }

    public required string Title { get; init; }

    public required string GivenName { get; init; }

    public required string Surname { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>In full years, today.</summary>
    public required int Age { get; init; }

    public required string EmailAddress { get; init; }

    public required string TelephoneNumber { get; init; }

    public required string StreetAddress { get; init; }

    public required string City { get; init; }

    public required string StateCode { get; init; }

    /// <summary>The partners' name for the state or region; null if none has named it.</summary>
    public string? StateName { get; init; }

    public required string ZipCode { get; init; }

    public required string Country { get; init; }

    public required int HeightCm { get; init; }

    public required int HeightInches { get; init; }

    public decimal? Pounds { get; init; }

    public decimal? Kilograms { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public required int VehicleYear { get; init; }

    public required string VehicleBrand { get; init; }

    public required string VehicleModel { get; init; }

    public required string Partner { get; init; }

    /// <summary>When the file that last created or updated the client came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null for everybody else.</summary>
    public Confidential? ForManagers { get; init; }

    /// <param name="IsSuspended">Whether the client shares a card with somebody and is hidden from everybody but managers.</param>
    public sealed record Confidential(bool IsSuspended, string CardType, string CardLastFour, long ImportId, string FileName);

    /// <summary>Shows only the id, so that no person is printed by accident.</summary>
    public override string ToString() => $"client {Id}";
}
