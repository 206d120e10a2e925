using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Bench;

/// <summary>A private server with the product's database, in a folder of its own that goes with it unless it is to be kept.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const UnixFileMode WorldPassable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo? passing;

    private BenchServer(DatabaseServer server, Installation installation, DirectoryInfo? passing)
    {
        Server = server;
        Installation = installation;
        this.passing = passing;
    }

    public DatabaseServer Server { get; }

    public Installation Installation { get; }

    /// <param name="kept">The folder to keep it in; null for one that passes.</param>
    public static async Task<BenchServer> OpenAsync(string? kept, CancellationToken cancellationToken)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("kotline-bench-") : Directory.CreateDirectory(kept);
        File.SetUnixFileMode(folder.FullName, WorldPassable);
        var passing = kept is null ? folder : null;
        try
        {
            var data = DataFolder.At(Path.Combine(folder.FullName, "data"));
            var secrets = await Secrets.OpenAsync(data, cancellationToken);
            var server = await DatabaseServer.OpenAsync(null, data, secrets, cancellationToken);
            return new BenchServer(server, await Installation.OpenAsync(server, secrets, cancellationToken), passing);
        }
        catch
        {
            passing?.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The operations on imports, under the bounds of an installation that has none of its own.</summary>
    public ServiceProvider Services(TimeProvider time) => new ServiceCollection()
        .AddInstallation(Installation)
        .AddSingleton(time)
        .AddSingleton(new ReadingOptions())
        .AddImports()
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        passing?.Delete(recursive: true);
    }
}
