namespace Kotline.Domain.Imports;

/// <summary>
/// How many of its partner's active clients an import would suspend or change, counted before it is kept, and how many it may.
/// </summary>
/// <param name="ActiveClients">The partner's active clients before the import.</param>
/// <param name="Suspended">How many of them would be suspended because of a shared card.</param>
/// <param name="SuspendedLimit">How many may be suspended.</param>
/// <param name="Changed">For each text, by its code in <see cref="TextCodes"/>, how many clients would have it changed.</param>
/// <param name="ChangedLimit">How many may have the same text changed.</param>
public sealed record ImportChanges(
    int ActiveClients, int Suspended, int SuspendedLimit, IReadOnlyDictionary<string, int> Changed, int ChangedLimit)
{
    /// <summary>The texts that are counted, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> TextCodes { get; } =
    [
        "gender", "title", "given_name", "surname", "street_address", "zip_code", "city", "state_code", "country_code", "email", "phone",
        "vehicle",
    ];

    public bool SuspendsTooMany => Suspended > SuspendedLimit;

    /// <summary>The texts that would change for too many clients.</summary>
    public IEnumerable<string> ChangedTooOften => TextCodes.Where(code => Changed.GetValueOrDefault(code) > ChangedLimit);

    /// <summary>
    /// Whether a manager has to accept the import. Never true for a partner without active clients, since there is nobody
    /// to suspend or change.
    /// </summary>
    public bool IsTooMuch => SuspendsTooMany || ChangedTooOften.Any();
}
