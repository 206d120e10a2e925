namespace Kotline.Infrastructure.Clients;

/// <summary>What a list of clients is sorted by. Clients with equal keys are listed in the order in which they were added.</summary>
public enum ClientSort
{
    /// <summary>Surname, then given name, without accents and case.</summary>
    Name,

    /// <summary>Without accents and case.</summary>
    City,

    /// <summary>The youngest first.</summary>
    Age,

    /// <summary>By the two letters of the country.</summary>
    Country,
}
