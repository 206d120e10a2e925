namespace Kotline.Domain.Imports;

/// <summary>What an import does to its partner's active clients, counted before it is kept, and how many of them it may do it to.</summary>
/// <param name="ActiveClients">The partner's, before the import.</param>
/// <param name="Suspended">Of those, how many a shared card suspends.</param>
/// <param name="SuspendedLimit">The most that may be.</param>
/// <param name="Changed">How many have a text changed, by its code in <see cref="TextCodes"/>.</param>
/// <param name="ChangedLimit">The most that may have the same text changed.</param>
public sealed record ImportChanges(
    int ActiveClients, int Suspended, int SuspendedLimit, IReadOnlyDictionary<string, int> Changed, int ChangedLimit)
{
    /// <summary>The texts that are counted, in the order in which a person reads them.</summary>
    public static IReadOnlyList<string> TextCodes { get; } =
    [
        "gender", "title", "given_name", "surname", "street_address", "zip_code", "city", "state_code", "country_code", "email", "phone",
        "vehicle",
    ];

    public bool SuspendsTooMany => Suspended > SuspendedLimit;

    /// <summary>The texts that too many clients would have changed.</summary>
    public IEnumerable<string> ChangedTooOften => TextCodes.Where(code => Changed.GetValueOrDefault(code) > ChangedLimit);

    /// <summary>A manager has to accept it. Never true for a partner without active clients, of whom none can be counted.</summary>
    public bool IsTooMuch => SuspendsTooMany || ChangedTooOften.Any();
}
