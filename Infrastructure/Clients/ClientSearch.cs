using Kotline.Domain.Clients;

namespace Kotline.Infrastructure.Clients;

/// <summary>Which clients are listed, in which order, and from which place on. Null means no condition.</summary>
/// <param name="Words">Each word must begin a word of the name, the e-mail address, the city or the vehicle.</param>
/// <param name="Country">ISO 3166-1 alpha-2, in capitals.</param>
/// <param name="AgeFrom">In full years on today's date at Kot-Line, like <paramref name="AgeTo"/>.</param>
/// <param name="Suspended">Only managers can ask for this, since nobody else sees suspended clients.</param>
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
    /// <summary>How many characters are used. Of these, the database uses the first eight words.</summary>
    public const int WordsLengthMax = 100;
}
