namespace Kotline.Domain.Clients;

/// <summary>
/// The letter codes that Kot-Line's clothes are made in, from small to large. The names are also the codes in SQL, JSON and resources.
/// </summary>
public enum ClothingSize
{
    XS,
    S,
    M,
    L,
    XL,
    XXL,
    XXXL,
}
