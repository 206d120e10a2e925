namespace Kotline.Domain.Imports;

/// <summary>
/// How many of a partner's clients one import may touch before a manager is asked (the design, 4.1). It is part of the selection policy
/// and has its version.
/// </summary>
/// <param name="ClientsMin">This many clients may be suspended or changed, whatever share of them that is.</param>
/// <param name="SuspendedPercent">The percentage of the partner's active clients that may be suspended.</param>
/// <param name="ChangedPercent">The percentage of the partner's active clients that may have the same text changed.</param>
public sealed record GuardPolicy(int ClientsMin, decimal SuspendedPercent, decimal ChangedPercent)
{
    public static GuardPolicy Default { get; } = new(ClientsMin: 20, SuspendedPercent: 5, ChangedPercent: 50);

    /// <param name="changed">The number of clients for each text that would change, by the text's code.</param>
    public ImportChanges Weigh(int activeClients, int suspended, IReadOnlyDictionary<string, int> changed) => new(
        activeClients, suspended, Limit(activeClients, SuspendedPercent), changed, Limit(activeClients, ChangedPercent));

    /// <summary>Rounded up to a whole client: 5 % of 2,792 is 140.</summary>
    private int Limit(int activeClients, decimal percent) => Math.Max(ClientsMin, (int)Math.Ceiling(activeClients * percent / 100));
}
