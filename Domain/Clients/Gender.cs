namespace Kotline.Domain.Clients;

/// <summary>The two values that partners' files have. Codes in SQL and JSON are the lower-case names.</summary>
public enum Gender
{
    Female,
    Male,
}
