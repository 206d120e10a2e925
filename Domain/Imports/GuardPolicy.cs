namespace Kotline.Domain.Imports;

/// <summary>
/// How many of a partner's clients one import may touch before a manager is asked (the design, 4.1). Part of the selection policy's
/// version.
/// </summary>
/// <param name="ClientsMin">As many clients may be suspended or changed, whatever share of them that is.</param>
/// <param name="SuspendedPercent">Of the partner's active clients, so many may be suspended.</param>
/// <param name="ChangedPercent">Of the partner's active clients, so many may have the same text changed.</param>
public sealed record GuardPolicy(int ClientsMin, decimal SuspendedPercent, decimal ChangedPercent)
{
    public static GuardPolicy Default { get; } = new(ClientsMin: 20, SuspendedPercent: 5, ChangedPercent: 50);

    /// <param name="changed">Clients by the code of the text that would change.</param>
    public ImportChanges Weigh(int activeClients, int suspended, IReadOnlyDictionary<string, int> changed) => new(
        activeClients, suspended, Limit(activeClients, SuspendedPercent), changed, Limit(activeClients, ChangedPercent));

    /// <summary>A part of a client counts as one: 5 % of 2,792 is 140.</summary>
    private int Limit(int activeClients, decimal percent) => Math.Max(ClientsMin, (int)Math.Ceiling(activeClients * percent / 100));
}
