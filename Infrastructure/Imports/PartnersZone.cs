namespace Kotline.Infrastructure.Imports;

/// <summary>Where a month of deliveries begins and ends, by its name in the IANA time zone database, as PostgreSQL knows it.</summary>
internal static class PartnersZone
{
    public const string Name = "Europe/Paris";
}
