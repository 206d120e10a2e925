using System.Reflection;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Running;
using Npgsql;

namespace Kotline.Infrastructure.Imports.Apply;

/// <summary>
/// The statements of Imports/Apply, in order, in a transaction of the caller's: at READ COMMITTED, so that each sees what the lock
/// waited for.
/// </summary>
internal static class ApplySteps
{
    private const string WeighingStep = "20b_weigh_changes.sql";
    private static readonly List<(string Name, string Sql)> steps = Read();

    /// <param name="IsAccepted">A manager accepted the changes, however many they are.</param>
    public readonly record struct Weighed(ImportChanges Changes, bool IsAccepted)
    {
        public bool IsHeld => Changes.IsTooMuch && !IsAccepted;
    }

    public static int Count => steps.Count;

    /// <summary>Waits until no other import is being applied, and keeps others waiting until the transaction ends.</summary>
    /// <param name="report">Called with null when another import comes first.</param>
    public static async Task WaitForTurnAsync(NpgsqlConnection connection, Action<int?> report, CancellationToken cancellationToken)
    {
        const string set = """
            SET LOCAL jit = off;
            SET LOCAL work_mem = '64MB';
            SET LOCAL default_statistics_target = 10;
            SET LOCAL temp_buffers = '64MB';
            """;
        await using var settings = new NpgsqlCommand(set, connection);
        await settings.ExecuteNonQueryAsync(cancellationToken);
        await using var attempt = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({RunJob.ApplyLockKey})", connection);
        if (await attempt.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        report(null);
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({RunJob.ApplyLockKey})", connection) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="isGuarded">Whether it stops, with half of the steps done, where the changes need a manager's acceptance.</param>
    /// <param name="report">Called with each step, from 0, before it runs.</param>
    public static async Task<Weighed> RunAsync(
        NpgsqlConnection connection,
        long importId,
        long partnerId,
        bool isGuarded,
        Action<int?> report,
        CancellationToken cancellationToken)
    {
        Weighed? weighed = null;
        for (var step = 0; step < steps.Count; step++)
        {
            report(step);
            await using var command = new NpgsqlCommand(steps[step].Sql, connection)
            {
                // A large import's statement may take minutes; who waits can cancel.
                CommandTimeout = 0,
                Parameters =
                {
                    new() { ParameterName = "import", Value = importId },
                    new() { ParameterName = "partner", Value = partnerId },
                },
            };
            if (steps[step].Name != WeighingStep)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
                continue;
            }

            weighed = await WeighAsync(command, cancellationToken);
            if (isGuarded && weighed.Value.IsHeld)
            {
                break;
            }
        }

        return weighed!.Value;
    }

    private static async Task<Weighed> WeighAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var policy = new GuardPolicy(
            ClientsMin: reader.GetInt32(reader.GetOrdinal("guard_clients_min")),
            SuspendedPercent: reader.GetDecimal(reader.GetOrdinal("guard_suspended_percent")),
            ChangedPercent: reader.GetDecimal(reader.GetOrdinal("guard_changed_percent")));
        var changes = policy.Weigh(
            reader.GetInt32(reader.GetOrdinal("active_clients")),
            reader.GetInt32(reader.GetOrdinal("suspended")),
            JsonSerializer.Deserialize<Dictionary<string, int>>(reader.GetString(reader.GetOrdinal("changed")))!);
        return new Weighed(changes, reader.GetBoolean(reader.GetOrdinal("is_accepted")));
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
}
