using System.Reflection;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB.Data;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Imports.Apply;

/// <summary>
/// Runs the statements of Imports/Apply in order, in the caller's transaction. It is READ COMMITTED, so that each statement sees what was
/// committed while the lock was waited for.
/// </summary>
internal static class ApplySteps
{
    /// <summary>
    /// One import is applied at a time: what one decides about persons and cards, the next must see. A manager's edit shares the lock.
    /// </summary>
    internal static DataParameter Turn => DataParameter.Int64("turn", 0x4150504C59);

    private const string WeighingStep = "20b_weigh_changes.sql";
    private static readonly List<(string Name, string Sql)> steps = Read();

    /// <param name="IsAccepted">Whether a manager accepted the changes, however many they are.</param>
    public readonly record struct Weighed(ImportChanges Changes, bool IsAccepted)
    {
        public bool IsHeld => Changes.IsTooMuch && !IsAccepted;
    }

    public static int Count => steps.Count;

    /// <summary>Waits until no other import is being applied, and keeps others waiting until the transaction ends.</summary>
    /// <param name="report">Called with null when another import comes first.</param>
    public static async Task WaitForTurnAsync(KotlineDb db, Action<int?> report, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(SqlFile.Read("imports/running/set_for_applying.sql"), cancellationToken);
        if (!await db.ExecuteAsync<bool>(SqlFile.Read("imports/running/try_turn.sql"), cancellationToken, Turn))
        {
            report(null);
            db.CommandTimeout = 0;
            await db.ExecuteAsync(SqlFile.Read("imports/running/take_turn.sql"), cancellationToken, Turn);
        }
    }

    /// <param name="isGuarded">Whether to stop half-way through the steps if the changes need a manager's acceptance.</param>
    /// <param name="report">Called with each step, from 0, before it runs.</param>
    public static async Task<Weighed> RunAsync(
        KotlineDb db,
        long importId,
        long partnerId,
        bool isGuarded,
        Action<int?> report,
        CancellationToken cancellationToken)
    {
        // A statement of a large import may take minutes. People who wait can cancel.
        db.CommandTimeout = 0;
        DataParameter[] parameters = [new("import", importId), new("partner", partnerId)];
        Weighed? weighed = null;
        for (var step = 0; step < steps.Count; step++)
        {
            report(step);
            var (name, sql) = steps[step];
            if (name != WeighingStep)
            {
                await db.ExecuteAsync(sql, cancellationToken, parameters);
                continue;
            }

            weighed = Weigh((await db.QueryToListAsync<Scales>(sql, cancellationToken, parameters)).Single());
            if (isGuarded && weighed.Value.IsHeld)
            {
                break;
            }
        }

        return weighed!.Value;
    }

    private static Weighed Weigh(Scales scales)
    {
        var policy = new GuardPolicy(scales.ClientsMin, scales.SuspendedPercent, scales.ChangedPercent);
        var changed = JsonSerializer.Deserialize<Dictionary<string, int>>(scales.Changed)!;
        return new Weighed(policy.Weigh(scales.ActiveClients, scales.Suspended, changed), scales.IsAccepted);
    }

    private static List<(string Name, string Sql)> Read()
    {
        const string folder = "imports/apply/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[folder.Length..], text.ReadToEnd());
            })];
    }

    /// <summary>The counts of 20b_weigh_changes.sql, and the policy's limits.</summary>
    private sealed record Scales
    {
        [Column("active_clients")]
        public int ActiveClients { get; init; }

        [Column("suspended")]
        public int Suspended { get; init; }

        [Column("changed")]
        public required string Changed { get; init; }

        [Column("guard_clients_min")]
        public int ClientsMin { get; init; }

        [Column("guard_suspended_percent")]
        public decimal SuspendedPercent { get; init; }

        [Column("guard_changed_percent")]
        public decimal ChangedPercent { get; init; }

        [Column("is_accepted")]
        public bool IsAccepted { get; init; }
    }
}
