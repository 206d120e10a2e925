using System.Diagnostics;
using System.Globalization;

namespace Kotline.Infrastructure.Server;

/// <summary>An installed PostgreSQL that has pgaudit beside it.</summary>
public sealed record PostgresBinaries(int Major, string Folder)
{
    /// <summary>The oldest supported version. pgaudit and the schema are tested with it and later ones.</summary>
    public const int OldestMajor = 15;

    private const string DebianRoot = "/usr/lib/postgresql";

    public string PathOf(string program) => Path.Combine(Folder, program);

    /// <summary>The version that created the cluster of <paramref name="folder"/>, or else the newest one installed.</summary>
    public static PostgresBinaries Find(DataFolder folder)
    {
        int? wanted = folder.HasCluster
            ? int.Parse(File.ReadAllText(Path.Combine(folder.Cluster, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;
        return Installed().Where(found => wanted is null || found.Major == wanted).MaxBy(found => found.Major)
            ?? throw new ServerUnavailableException(wanted is { } major
                ? $"The data in {folder.Cluster} was made by PostgreSQL {major}. Install it: apt-get install postgresql-{major} postgresql-{major}-pgaudit"
                : $"No PostgreSQL {OldestMajor} or newer with pgaudit was found in {DebianRoot} or by pg_config. Install one, for example: "
                    + "apt-get install postgresql-15 postgresql-15-pgaudit");
    }

    private static List<PostgresBinaries> Installed()
    {
        var debian = Directory.Exists(DebianRoot) ? Directory.EnumerateDirectories(DebianRoot) : [];
        List<PostgresBinaries> found = [];
        foreach (var version in debian)
        {
            if (int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var major))
            {
                Add(major, Path.Combine(version, "bin"), Path.Combine(version, "lib"));
            }
        }

        if (found.Count == 0 && Ask("--version") is [.., var numbers] && Ask("--bindir") is [var bin] && Ask("--pkglibdir") is [var lib]
            && int.TryParse(numbers.Split('.')[0], CultureInfo.InvariantCulture, out var other))
        {
            Add(other, bin, lib);
        }

        return found;

        void Add(int major, string bin, string lib)
        {
            if (major >= OldestMajor && File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(lib, "pgaudit.so")))
            {
                found.Add(new PostgresBinaries(major, bin));
            }
        }
    }

    /// <summary>The answer of pg_config, split into words; empty if there is no pg_config.</summary>
    private static string[] Ask(string question)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo("pg_config", [question]) { RedirectStandardOutput = true });
            return asked?.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
