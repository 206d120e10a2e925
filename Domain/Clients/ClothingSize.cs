namespace Kotline.Domain.Clients;

/// <summary>The letter codes that Kot-Line's clothes are made in, from small to large. Codes in SQL, JSON and resources are the
/// names.</summary>
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
