using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Applies the missing scripts of sql/ to a database. Each script is applied once, in the order of the numbers, in its own transaction, by
/// one process at a time. If an applied script has been edited since, everything stops.
/// </summary>
public static class Migrator
{
    // Any number will do, as long as nothing else in the product uses it for a lock.
    private const long LockKey = 0x4B4F544C494E45;

    public sealed record Script(string Name, string Text)
    {
        public byte[] Sha256 => SHA256.HashData(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>The scripts that this build carries, in order.</summary>
    public static IReadOnlyList<Script> Scripts { get; } = ReadScripts();

    /// <summary>Applies the scripts that are missing.</summary>
    /// <returns>The names of the scripts that were applied now.</returns>
    /// <exception cref="ScriptEditedException">An applied script differs from the one that this build carries.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        NpgsqlDataSource owner, IReadOnlyList<Script> scripts, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            var applied = await ReadAppliedAsync(connection, cancellationToken);
            var edited = scripts.FirstOrDefault(s => applied.TryGetValue(s.Name, out var hash) && !hash.AsSpan().SequenceEqual(s.Sha256));
            if (edited is not null)
            {
                throw new ScriptEditedException(edited.Name);
            }

            var missing = scripts.Where(s => !applied.ContainsKey(s.Name)).ToList();
            foreach (var script in missing)
            {
                await ApplyAsync(connection, script, cancellationToken);
            }

            return [.. missing.Select(s => s.Name)];
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, byte[]>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            """
            CREATE TABLE IF NOT EXISTS public.applied_scripts (
                name text PRIMARY KEY,
                sha256 bytea NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now())
            """,
            cancellationToken);
        var applied = new Dictionary<string, byte[]>();
        await using var command = new NpgsqlCommand("SELECT name, sha256 FROM public.applied_scripts", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Script script, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, script.Text, cancellationToken);
        await using var note = new NpgsqlCommand("INSERT INTO public.applied_scripts (name, sha256) VALUES ($1, $2)", connection)
        {
            Parameters = { new() { Value = script.Name }, new() { Value = script.Sha256 } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<Script> ReadScripts()
    {
        const string folder = "sql/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new Script(name[folder.Length..], text.ReadToEnd());
            })];
    }
}
