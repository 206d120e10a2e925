namespace Kotline.Domain.Clients;

/// <summary>The two values that partners' files have. The codes in SQL and JSON are the names in lower case.</summary>
public enum Gender
{
    Female,
    Male,
}
