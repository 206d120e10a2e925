using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Clients;

/// <summary>Which clients are listed, in which order, and from where on. Null is no condition.</summary>
/// <param name="Words">Each word must begin a word of the name, the e-mail address, the city or the vehicle.</param>
/// <param name="Country">ISO 3166-1 alpha-2, in capitals.</param>
/// <param name="AgeFrom">In full years, on today's date at Kot-Line; so is <paramref name="AgeTo"/>.</param>
/// <param name="Suspended">Asked by managers alone: nobody else sees a suspended client.</param>
/// <param name="Cursor">Null for the first page.</param>
public sealed record ClientSearch(
    string? Words = null,
    string? Country = null,
    Gender? Gender = null,
    int? AgeFrom = null,
    int? AgeTo = null,
    long? BrandId = null,
    long? PartnerId = null,
    bool? Suspended = null,
    ClientSort Sort = ClientSort.Name,
    bool IsDescending = false,
    ClientCursor? Cursor = null)
{
    /// <summary>Characters that are looked at; the database looks at the first eight words of them.</summary>
    public const int WordsLengthMax = 100;
}
